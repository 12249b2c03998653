#include "ui/shell/main_window.h"

#include "ui/base/announcer.h"
#include "ui/base/column_scroll.h"
#include "ui/base/page_stack.h"
#include "ui/base/reading_order.h"
#include "ui/shell/failure_bar.h"

#include <QCloseEvent>
#include <QVBoxLayout>

namespace relais {

MainWindow::MainWindow(const QString& title)
    : m_pages(new PageStack(this)), m_announcer(new Announcer(this)), m_failure(new FailureBar(this))
{
    setWindowTitle(title);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    // The smallest area that the pages are made for: 1920 × 1080 at 200 %, less the window's frame. On less, 1366 × 768 at 200 %, the
    // whole scrolls, and follows the focus.
    auto* scroll = new ColumnScroll(this);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    scroll->column()->addWidget(m_pages);
    m_pages->setMinimumSize(900, 500);
    column->addWidget(scroll);
    setMinimumSize(480, 300);
    resize(1366, 768);
}

void MainWindow::addPage(const QString& id, std::function<QWidget*(QWidget*)> make)
{
    m_pages->addPage(id, std::move(make));
}

void MainWindow::showPage(const QString& id)
{
    m_pages->showPage(id);
}

QString MainWindow::currentPage() const
{
    return m_pages->currentId();
}

void MainWindow::announce(const QString& text)
{
    m_announcer->announce(text);
}

void MainWindow::showFailure(const QString& sentence)
{
    m_failure->show(sentence);
    placeFailure();
    announce(sentence);
}

void MainWindow::hideFailure()
{
    m_failure->hide();
}

void MainWindow::placeFailure()
{
    // Over the middle: the acts at both sides stay free.
    const int wide = width() * 48 / 100;
    const int tall = m_failure->layout()->heightForWidth(wide);
    m_failure->setGeometry(width() * 22 / 100, height() - tall - 26, wide, tall);
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeFailure();
}

bool MainWindow::focusNextPrevChild(bool next)
{
    return focusNextInReadingOrder(*this, next);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    Q_EMIT closing();
    event->accept();
}

} // namespace relais
