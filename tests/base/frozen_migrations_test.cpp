#include "db/base/migrator.h"

#include <catch2/catch.hpp>

#include <QCryptographicHash>

#include <map>

using namespace relais;

namespace {

/// Of every migration that has landed, by set and file: SHA-256 of its text. A line is added with a new file and never changed: a store
/// somewhere has applied it. What was wrong in one is mended by the next.
const std::map<QString, QString> frozen{
    {QStringLiteral("central/0001_central.sql"),
        QStringLiteral("11fbd5cb5588534eb5ca230ae7fa53edbd871849b13fda7944d479783e484d11")},
    {QStringLiteral("central/0002_accounts.sql"),
        QStringLiteral("55ee056c8e25ba23224a4029daacd2d31a2dac672b7e5e73a656c94aff559cc1")},
    {QStringLiteral("central/0003_import_progress.sql"),
        QStringLiteral("c8b9703a25ac9ed05e106d4383de4ecb406c58ba5d7f4eecda668419595dfd3d")},
    {QStringLiteral("central/0004_steps_past_window.sql"),
        QStringLiteral("2b29bda1d639028d5e0ef97f7d7b6453c016826035250b799e9c04cca56a780a")},
    {QStringLiteral("central/0005_import_conflicts.sql"),
        QStringLiteral("90c7d69454a890fe51a41e127234407151a128a1593a6978c9ac4eb7ad1d5405")},
    {QStringLiteral("central/0006_slot_capacity.sql"),
        QStringLiteral("361f44edf0b31c7ba5a5ea7e79bb38c453d714d5bec7f69bdf4affd0b1c4f79a")},
    {QStringLiteral("central/0007_session_desk.sql"),
        QStringLiteral("9707b95831a240e97e7b6fbbea602d4e868ed032dd51dd90463364fe7139cb91")},
    {QStringLiteral("central/0008_settlement_stays.sql"),
        QStringLiteral("7fbb3c024b1612dc01483d60823780223466b6b8e23a236da104e123a31e8d67")},
    {QStringLiteral("central/0009_retries_past_slot.sql"),
        QStringLiteral("7661be92cce9be69b4a445d3f79c782b3beb2b806b48ca09730a48c496c71a6d")},
    {QStringLiteral("central/0010_people_without_keys.sql"),
        QStringLiteral("c0652ee321d66e9ec73e9a660d40b1375afb4d157cb07618f30a09a5f6e39ec5")},
    {QStringLiteral("central/0011_write_probe.sql"),
        QStringLiteral("c32d1f0fda979a8b115a29152b6e2d84a6fe8e358a3fa91cbef52f78d82ee7ea")},
    {QStringLiteral("central/0012_pathways.sql"),
        QStringLiteral("27cf490c9dd7c7c91162eb48662c31b66d4b9537cfe83ac6a77a7099456ce776")},
    {QStringLiteral("central/0013_reminder_exports.sql"),
        QStringLiteral("1151b737d311a164e405d4d0c96c96d7450ae11ad72b6f550996c1733748099b")},
    {QStringLiteral("central/0014_phone_cohorts.sql"),
        QStringLiteral("92297baf41b7a747a916d18519d7a92efc1540ffb64c4a2b6449a19dba4f7101")},
    {QStringLiteral("central/0016_version_texts.sql"),
        QStringLiteral("4947dd8665800c98947e3e16de746800c5d3e10939d8dbdb5df2c821e07088ab")},
    {QStringLiteral("central/0017_cursor_key.sql"),
        QStringLiteral("c043bd981d7ae79eda26f81b73ce17a0e17b3cdf572377c82c3b6a7b00328238")},
    {QStringLiteral("desk/0001_desk.sql"), QStringLiteral("92486307f3b7d0ad52247cd165b12a4f243bf24e8079fcec07eff15d8ce0f5a2")},
};

} // namespace

TEST_CASE("a migration that has landed is frozen", "[storage]")
{
    std::map<QString, QString> shipped;
    for (const QString& set : {QStringLiteral("central"), QStringLiteral("desk")}) {
        const Migrator migrator(set);
        for (const Migration& migration : migrator.migrations()) {
            shipped[set + u'/' + migration.name] =
                QString::fromLatin1(QCryptographicHash::hash(migration.text.toUtf8(), QCryptographicHash::Sha256).toHex());
        }
    }
    for (const auto& [file, hash] : frozen) {
        INFO(file.toStdString());
        REQUIRE(shipped.contains(file));
        CHECK(shipped.at(file).toStdString() == hash.toStdString());
    }
    for (const auto& [file, hash] : shipped) {
        INFO("new: add its line here: " << file.toStdString() << ' ' << hash.toStdString());
        CHECK(frozen.contains(file));
    }
}
