// relais_test_desk: a desk without windows as a process of its own, for tests that kill it.
//   relais_test_desk SERVER FOLDER ENROLMENT_CODE LOGIN PASSWORD
// Commands on standard input, one a line (desk_commands.h); one line of JSON for each on standard output. Ends with its input.
#include "tests/support/desk_commands.h"
#include "tests/support/headless_desk.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <cstdio>
#include <iostream>
#include <string>
#include <thread>

int main(int argc, char** argv)
{
    using namespace relais::test;
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 6) {
        std::fprintf(stderr, "usage: relais_test_desk SERVER FOLDER ENROLMENT_CODE LOGIN PASSWORD\n");
        return 2;
    }
    HeadlessDesk desk({QUrl(arguments[1]), arguments[2], arguments[3], HeadlessDesk::nobodyAnswers()});
    DeskCommands commands(desk.desk(), arguments[4], arguments[5], [](const QJsonObject& answer) {
        std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    });
    std::thread reader([&] {
        std::string line;
        while (std::getline(std::cin, line)) {
            QMetaObject::invokeMethod(&commands, [&commands, text = QString::fromStdString(line)] { commands.take(text); });
        }
        QMetaObject::invokeMethod(&commands, [&] { commands.end([&application] { application.quit(); }); });
    });
    const int code = application.exec();
    reader.join();
    return code;
}
