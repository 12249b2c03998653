#pragma once

#include "tests/support/running_server.h"

#include <catch2/catch.hpp>

namespace relais::test {

/// A rule of the store's own, in whichever engine, that refuses rows of one kind: as a fault would that nobody foresaw.
class StoreRule {
public:
    /// `when`: "BEFORE INSERT ON fact"; `column` of the row ("NEW.person_id") that has this id, or text where it is none.
    StoreRule(RunningServer& run, const std::string& when, const std::string& column, const QString& value)
        : m_run(run), m_table(when.substr(when.rfind(' ') + 1))
    {
        const bool isId = Uuid::fromText(value).has_value();
        std::string literal = '\'' + value.toStdString() + '\'';
        if (isId && run.storeAddress().isFile()) {
            std::erase(literal, '-');
            literal = 'x' + literal;
        }
        const std::string condition = column + " = " + literal;
        tell(run.storeAddress().isFile()
                ? "CREATE TRIGGER refuses " + when + " WHEN " + condition + " BEGIN SELECT RAISE(ABORT, 'no'); END"
                : "CREATE FUNCTION refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = "
                  "'23514'; END $$; CREATE TRIGGER refuses "
                    + when + " FOR EACH ROW WHEN (" + condition + ") EXECUTE FUNCTION refuses()");
    }
    void drop()
    {
        tell(m_run.storeAddress().isFile() ? "DROP TRIGGER refuses"
                                           : "DROP TRIGGER refuses ON " + m_table + "; DROP FUNCTION refuses");
    }

private:
    void tell(const std::string& script)
    {
        const auto told = m_run.server().database().runAndWait(Access::WriteAlone, [&](Connection& connection) {
            connection.execute(script);
            return Done{};
        });
        INFO((told ? std::string() : told.error().detail.toStdString()));
        REQUIRE(told);
    }

    RunningServer& m_run;
    std::string m_table;
};

} // namespace relais::test
