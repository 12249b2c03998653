#include "core/sync/retry_after.h"

#include <catch2/catch.hpp>

using namespace relais;

TEST_CASE("what a server asks for is read as seconds or as a date, and never believed beyond reason", "[sync]")
{
    const QByteArray date = "Tue, 03 Nov 2026 09:00:00 GMT";
    struct Row {
        QByteArray field;
        QByteArray date;
        int seconds;
    };
    const std::vector<Row> rows = {
        {"7", date, 7},
        {" 120 ", date, 120},
        {"0", date, 0},
        {"300", date, 300},
        {"301", date, 300},
        {"86400", date, 300},
        {"99999999999999999999999999", date, 300},
        {"Tue, 03 Nov 2026 09:00:30 GMT", date, 30},
        // By the sender's own clock: how wrong that of the desk is does not matter.
        {"Sat, 01 Jan 2000 00:01:00 GMT", "Sat, 01 Jan 2000 00:00:00 GMT", 60},
        {"Tue, 03 Nov 2026 08:59:00 GMT", date, 0},
        {"Fri, 01 Jan 2100 00:00:00 GMT", date, 300},
        {"Tue, 03 Nov 2026 09:00:30 GMT", "", 0},
        {"Tue, 03 Nov 2026 09:00:30 GMT", "yesterday", 0},
        {"Tue, 03 Nov 2026 09:00:30", date, 0},
        {"", date, 0},
        {"-5", date, 0},
        {"+5", date, 0},
        {"1.5", date, 0},
        {"soon", date, 0},
        {"12 monkeys", date, 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.field.toStdString(), row.date.toStdString());
        CHECK(retryAfterOf(row.field, row.date) == std::chrono::seconds(row.seconds));
    }
}
