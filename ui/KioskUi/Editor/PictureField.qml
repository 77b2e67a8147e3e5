import QtQuick
import KioskApp

// The picture itself: how it looks now, and a file to take another one from.
Column {
    id: root

    required property ItemForm form
    required property string name
    required property string label
    required property string help

    property int look: 0 // counted up when there is another picture

    spacing: Sheet.gap / 2

    Words {
        width: root.width
        text: root.label
        font.weight: Font.DemiBold
    }

    Words {
        width: root.width
        visible: root.help !== ""
        text: root.help
        color: Sheet.quiet
    }

    Image {
        width: Math.min(Sheet.column, root.width)
        height: implicitWidth > 0 ? Math.min(width, implicitHeight, width * implicitHeight / implicitWidth) : 0
        visible: source.toString() !== ""
        fillMode: Image.PreserveAspectFit
        source: root.look >= 0 ? root.form.offers.picture() : ""
        Accessible.ignored: true
    }

    Row {
        spacing: Sheet.gap

        DeskField {
            id: file

            objectName: `${root.objectName}-file`
            width: Math.min(Sheet.column, root.width - take.width - Sheet.gap)
            label: qsTr("File on this computer")
            readOnly: !root.form.canSave
            onAccepted: root.form.takePicture(file.text)
        }

        DeskButton {
            id: take

            objectName: `${root.objectName}-take`
            anchors.bottom: file.bottom
            quiet: true
            enabled: root.form.canSave
            text: qsTr("Use this picture")
            onPressed: root.form.takePicture(file.text)
        }
    }

    JobBar {
        objectName: `${root.objectName}-job`
        width: root.width
        job: root.form.taking.job
    }

    DropArea {
        width: root.width
        height: hint.height + Sheet.gap
        enabled: root.form.canSave
        onDropped: drop => {
            if (drop.hasUrls)
                root.form.takePicture(drop.urls[0].toString());
        }

        Words {
            id: hint

            width: parent.width
            color: Sheet.quiet
            text: qsTr("Or drop a picture here.")
        }
    }

    Connections {
        target: root.form
        function onFilled() {
            root.look += 1;
        }
    }
}
