#include "app/server/metrics_text.h"

#include <array>
#include <charconv>

namespace relais {

namespace {

/// A line feed or a backslash would end a line or begin an escape; in a label's value a quotation mark would end it.
std::string escaped(std::string_view text, bool inQuotes)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
            continue;
        }
        if (c == '\\' || (inQuotes && c == '"')) {
            out += '\\';
        }
        out += c;
    }
    return out;
}

} // namespace

std::string plainNumber(double value)
{
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return {text.data(), end};
}

void MetricsText::family(std::string_view name, std::string_view help, std::string_view type)
{
    m_family = name;
    m_text.append("# HELP ").append(name).append(" ").append(escaped(help, false));
    m_text.append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
}

void MetricsText::name(const Labels& labels, std::string_view suffix)
{
    m_text.append(m_family).append(suffix);
    char before = '{';
    for (const auto& [label, value] : labels) {
        m_text += before;
        m_text.append(label).append("=\"").append(escaped(value, true)).append("\"");
        before = ',';
    }
    m_text += labels.empty() ? " " : "} ";
}

void MetricsText::sample(const Labels& labels, double value, std::string_view suffix)
{
    name(labels, suffix);
    m_text.append(plainNumber(value)).append("\n");
}

void MetricsText::sample(const Labels& labels, std::uint64_t value, std::string_view suffix)
{
    name(labels, suffix);
    m_text.append(std::to_string(value)).append("\n");
}

} // namespace relais
