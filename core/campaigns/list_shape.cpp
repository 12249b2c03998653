#include "core/campaigns/list_shape.h"

#include <algorithm>
#include <cstring>
#include <vector>

namespace relais {

namespace {

constexpr std::size_t blockSize = 256 * 1024;

/// Tells UTF-8 from anything else, block by block: overlong forms, surrogates and what is beyond U+10FFFF fit none.
class Utf8Checker {
public:
    void feed(const char* data, std::size_t size)
    {
        std::size_t i = 0;
        while (i < size && m_valid) {
            if (m_missing == 0) {
                i += asciiRun(data + i, size - i);
                if (i == size) {
                    return;
                }
                begin(static_cast<unsigned char>(data[i++]));
            } else {
                const auto c = static_cast<unsigned char>(data[i++]);
                m_valid = c >= m_least && c <= m_most;
                m_least = 0x80;
                m_most = 0xBF;
                --m_missing;
            }
        }
    }
    bool isValid() const { return m_valid; }
    bool isWhole() const { return m_valid && m_missing == 0; }

private:
    static std::size_t asciiRun(const char* data, std::size_t size)
    {
        std::size_t i = 0;
        for (; i + 8 <= size; i += 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, data + i, 8);
            if ((word & 0x8080808080808080ULL) != 0) {
                break;
            }
        }
        while (i < size && static_cast<unsigned char>(data[i]) < 0x80) {
            ++i;
        }
        return i;
    }
    void begin(unsigned char c)
    {
        m_least = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
        m_most = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
        if (c >= 0xC2 && c <= 0xDF) {
            m_missing = 1;
        } else if (c >= 0xE0 && c <= 0xEF) {
            m_missing = 2;
        } else if (c >= 0xF0 && c <= 0xF4) {
            m_missing = 3;
        } else {
            m_valid = false;
        }
    }

    bool m_valid = true;
    int m_missing = 0;
    unsigned char m_least = 0x80;
    unsigned char m_most = 0xBF;
};

bool startsWith(const std::vector<char>& block, std::size_t size, std::initializer_list<unsigned char> bytes)
{
    return size >= bytes.size() && std::equal(bytes.begin(), bytes.end(), block.begin(), [](unsigned char a, char b) {
        return a == static_cast<unsigned char>(b);
    });
}

} // namespace

tl::expected<ListShape, ListProblem> inspectList(QIODevice& device, ListWatch& watch)
{
    const auto refuse = [](ListProblemCode code) { return tl::unexpected(ListProblem{code}); };
    if (!device.seek(0)) {
        return refuse(ListProblemCode::Unreadable);
    }
    ListShape shape;
    Utf8Checker utf8;
    bool lineFeed = false;
    bool carriageReturn = false;
    std::vector<char> block(blockSize);
    for (;;) {
        const qint64 read = device.read(block.data(), static_cast<qint64>(block.size()));
        if (read < 0) {
            return refuse(ListProblemCode::Unreadable);
        }
        if (read == 0) {
            break;
        }
        const auto size = static_cast<std::size_t>(read);
        if (shape.size == 0) {
            if (startsWith(block, size, {0xFF, 0xFE}) || startsWith(block, size, {0xFE, 0xFF})) {
                return refuse(ListProblemCode::Utf16);
            }
            shape.mark = startsWith(block, size, {0xEF, 0xBB, 0xBF});
        }
        if (std::memchr(block.data(), 0, size) != nullptr) {
            return refuse(ListProblemCode::NulByte);
        }
        if (!lineFeed) {
            const auto* found = static_cast<const char*>(std::memchr(block.data(), '\n', size));
            lineFeed = found != nullptr;
            shape.carriageReturns = found != nullptr && found != block.data() && found[-1] == '\r';
        }
        carriageReturn = carriageReturn || std::memchr(block.data(), '\r', size) != nullptr;
        utf8.feed(block.data(), size);
        shape.size += read;
        shape.lines += std::count(block.begin(), block.begin() + read, '\n');
        if (!watch.goOn(0, device.size())) {
            return refuse(ListProblemCode::Cancelled);
        }
    }
    if (shape.size == 0 || (shape.mark && shape.size == 3)) {
        return refuse(ListProblemCode::Empty);
    }
    if (carriageReturn && !lineFeed) {
        return refuse(ListProblemCode::OldMacLineEnds);
    }
    if (!utf8.isWhole()) {
        if (shape.mark) {
            return refuse(ListProblemCode::BrokenUtf8);
        }
        shape.encoding = ListEncoding::Windows1252;
    }
    return shape;
}

} // namespace relais
