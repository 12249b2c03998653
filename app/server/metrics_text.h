#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relais {

/// Prometheus' text format, version 0.0.4: families with their help and type, then samples. Values are escaped, whatever they are.
/// A family is begun once, its samples follow at once; that no two samples are the same is for the caller.
class MetricsText {
public:
    using Labels = std::vector<std::pair<std::string_view, std::string_view>>;

    /// `type`: counter, gauge or histogram.
    void family(std::string_view name, std::string_view help, std::string_view type);
    /// Of the family begun last; `suffix` is "_bucket", "_sum" or "_count" in a histogram.
    void sample(const Labels& labels, double value, std::string_view suffix = {});
    void sample(const Labels& labels, std::uint64_t value, std::string_view suffix = {});

    std::string take() { return std::move(m_text); }

private:
    void name(const Labels& labels, std::string_view suffix);

    std::string m_family;
    std::string m_text;
};

/// Shortest text that reads back as the same number: "0.005", "10", "1e+20".
std::string plainNumber(double value);

} // namespace relais
