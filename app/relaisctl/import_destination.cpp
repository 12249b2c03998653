#include "app/relaisctl/import_destination.h"

namespace relais {

namespace {

class NoDestination final : public ImportDestination {
public:
    tl::expected<StoredImport, ListFailure> import(QIODevice&, const ListReport&, const std::function<Result<Done>()>&) override
    {
        return tl::unexpected(ListFailure(Error{ErrorCode::StoreUnavailable, QStringLiteral("no store yet")}));
    }
};

} // namespace

std::unique_ptr<ImportDestination> importDestination(const ImportOptions&, const TargetCriteria&, const ToolStreams&)
{
    return std::make_unique<NoDestination>();
}

} // namespace relais
