#pragma once

#include "core/base/resource_fault.h"
#include "core/base/result.h"

#include <QDate>
#include <QJsonValue>
#include <QStringList>
#include <QTime>

#include <initializer_list>
#include <optional>
#include <vector>

namespace relais {

/// The bytes of an embedded file: "outcomes/outcomes.json" is ":/relais/resources/outcomes/outcomes.json".
/// Fails with FileUnreadable. Any thread.
Result<QByteArray> readResource(const QString& path);

/// What is wrong in a file of resources/: "outcomes.json: /outcomes/3/letter: expected one capital letter".
class ResourceProblems {
public:
    explicit ResourceProblems(QString fileName) : m_fileName(std::move(fileName)) {}
    /// In the order of reading, at most 100, one a path: a second one there follows from the first.
    void add(const QString& path, const Expectation& expected, const QStringList& arguments = {});
    /// The file is no JSON object: this fault alone, since whatever is found missing then follows from it.
    void addUnreadable(const Expectation& expected, const QStringList& arguments = {});
    bool isReadable() const { return !m_unreadable; }
    bool none() const { return m_faults.empty(); }
    /// ResourceInvalid with file, path, expectation: of the first, since what follows is most often its consequence.
    Error error() const;
    const std::vector<ResourceFault>& faults() const { return m_faults; }

private:
    QString m_fileName;
    std::vector<ResourceFault> m_faults;
    bool m_unreadable = false;
};

/// A value in such a file and its JSON pointer. A reading never fails at once: it notes the problem and gives a harmless value,
/// so that a loader reads as a list of fields and asks `problems.none()` at its end. Lives on the stack of one loader, one thread.
class ResourceNode {
public:
    /// The root: an object. Text that is no JSON object is a problem too.
    static ResourceNode parse(const QByteArray& json, ResourceProblems& problems);

    bool has(QLatin1String key) const;
    ResourceNode at(QLatin1String key) const; ///< required member
    std::vector<ResourceNode> items() const;  ///< of a list
    std::vector<std::pair<QString, ResourceNode>> members() const;
    /// Every other key is a problem: a misspelt setting would else be a default in silence.
    void allowOnly(std::initializer_list<QLatin1String> keys) const;
    /// "marks": {"default": ["/retry/cycleDays"]}: which values are our own choice or public pages'. Each pointer must lead somewhere.
    void checkMarks() const;

    QString text() const;         ///< not empty
    QString notBlankText() const; ///< that people read or name: neither empty nor blank, no blanks around it
    QString textOrEmpty() const;
    QStringList texts() const;
    QString code() const; ///< [a-z0-9_-]{1,64}
    int integer(int lowest, int highest) const;
    bool flag() const;
    QDate date() const;      ///< "2026-11-22"
    int minuteOfDay() const; ///< "09:00", up to "24:00"
    void expected(const Expectation& what, const QStringList& arguments = {}) const { m_problems->add(m_path, what, arguments); }
    /// In English only, for files that only developers edit.
    void expected(const QString& what) const { m_problems->add(m_path, expected::inEnglish, {what}); }
    const QString& path() const { return m_path; }
    const QJsonValue& value() const { return m_value; } ///< as the file says it

    /// One of a closed set of codes.
    template <typename T, typename What>
    T oneOf(std::optional<T> (*fromCode)(QStringView), const What& what) const
    {
        const auto value = fromCode(textOrEmpty());
        if (!value) {
            expected(what);
        }
        return value.value_or(T{});
    }

private:
    ResourceNode(QJsonValue value, QString path, ResourceProblems& problems)
        : m_value(std::move(value)), m_path(std::move(path)), m_problems(&problems)
    {}

    QJsonValue m_value;
    QString m_path;
    ResourceProblems* m_problems;
};

} // namespace relais
