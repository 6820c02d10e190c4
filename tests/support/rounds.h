// Rows of a random test, each with dice of its own: `QFETCH(int, round)`.
#pragma once

#include <QTest>

namespace daxscope::test {

inline void addRounds(int count) {
    QTest::addColumn<int>("round");
    for (int round = 0; round < count; ++round)
        QTest::addRow("%d", round) << round;
}

}  // namespace daxscope::test
