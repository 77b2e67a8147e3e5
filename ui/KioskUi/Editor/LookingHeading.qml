import QtQuick
import KioskApp

// The heading of a list that is being found: how far that is stands in it, so that nothing moves below.
Heading {
    id: root

    required property string what
    required property Job job

    text: {
        if (!root.job.running)
            return root.what;
        if (root.job.total === 0)
            //: %1 is the title of a list
            return qsTr("%1 (looking …)").arg(root.what);
        //: %1 is the title of a list, %2 how far the looking is in percent
        return qsTr("%1 (looking: %2 %)").arg(root.what).arg(Math.round(100 * root.job.done / root.job.total));
    }
}
