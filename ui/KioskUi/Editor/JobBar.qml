import QtQuick
import KioskApp

// How far a piece of work is, in words and as a bar, with Stop where it can be stopped.
Column {
    id: root

    required property Job job
    property bool stoppable: false

    readonly property int percent: root.job.total > 0 ? Math.round(100 * root.job.done / root.job.total) : 0

    spacing: Sheet.gap / 2
    visible: root.job.running

    Words {
        objectName: "jobWords"
        width: root.width
        //: %1 is what is being done, %2 how far it is in percent
        text: root.job.total > 0 ? qsTr("%1: %2 %").arg(root.job.what).arg(root.percent) : qsTr("%1 …").arg(root.job.what)
        Accessible.role: Accessible.ProgressBar
    }

    Rectangle {
        width: root.width
        height: Sheet.bar
        radius: height / 2
        color: Sheet.surface
        border.width: Sheet.line
        border.color: Sheet.edge
        Accessible.ignored: true

        Rectangle {
            width: parent.width * root.percent / 100
            height: parent.height
            radius: height / 2
            color: Sheet.primary
        }
    }

    DeskButton {
        objectName: "stop"
        visible: root.stoppable
        quiet: true
        text: qsTr("Stop")
        onPressed: root.job.stop()
    }
}
