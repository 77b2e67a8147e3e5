pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// One item: its fields on the left, what the rules say under them, and on the right what patients see.
Item {
    id: root

    required property Desk desk

    readonly property ItemForm form: root.desk.form
    readonly property bool beside: root.form.preview.there
    readonly property bool goes: root.desk.takingOff.goes(root.form.kind) && !root.form.isNew
    readonly property bool offAbove: root.goes && head.width > 2.5 * off.implicitWidth
    property string read: "" // the item that is looked at
    readonly property bool ready: root.desk.nextStep.somebody && root.desk.nextStep.there && !root.form.changed // for whoever approves it

    Component.onCompleted: root.read = root.form.about

    // From one item to another, such as the same in another language: that one begins at its top.
    Connections {
        target: root.form
        function onOpened() {
            if (root.read !== root.form.about)
                fields.contentY = 0;
            root.read = root.form.about;
        }
    }

    Column {
        id: head

        x: Sheet.inset
        width: fields.width - x
        spacing: Sheet.gap / 2

        Heading {
            width: parent.width - (off.visible ? off.width + Sheet.gap : 0)
            height: Math.max(implicitHeight, off.visible ? off.height : 0)
            verticalAlignment: Text.AlignVCenter
            text: root.form.title
        }

        Flow {
            width: parent.width
            spacing: Sheet.gap / 2

            DeskButton {
                objectName: "save"
                enabled: root.form.canSave && (root.form.changed || root.form.isNew)
                text: qsTr("Save for approval")
                onPressed: root.form.save()
            }

            DeskButton {
                objectName: "discard"
                quiet: true
                visible: !root.ready
                enabled: root.form.canSave && root.form.changed
                text: qsTr("Throw away what I typed")
                onPressed: root.form.discard()
            }

            // Beside the button that saves, and not in its place: a second click on that must not sign anybody out.
            DeskButton {
                objectName: "handOver"
                visible: root.ready
                text: qsTr("Sign out for the approver here")
                onPressed: root.desk.handOver()
            }

            DeskButton {
                objectName: "sendOn"
                visible: root.ready
                quiet: true
                text: qsTr("Send it to an approver elsewhere")
                onPressed: root.desk.sendOn()
            }
        }

        Words {
            objectName: "status"
            width: parent.width
            visible: text !== ""
            text: root.form.status
            Accessible.role: Accessible.AlertMessage
        }

        Words {
            objectName: "nobodyApproves"
            width: parent.width
            visible: root.desk.nextStep.there && !root.desk.nextStep.somebody && !root.form.changed
            text: qsTr("Nobody else has an account that may approve it. An administrator adds one under People.")
            Accessible.role: Accessible.AlertMessage
        }

        JobBar {
            width: parent.width
            job: root.form.reading
        }
    }

    DeskScroll {
        id: fields

        objectName: "fields"
        anchors.top: head.bottom
        anchors.topMargin: Sheet.gap
        anchors.bottom: look.top
        anchors.bottomMargin: look.visible ? Sheet.gap / 2 : 0
        width: root.beside ? root.width * 0.6 - Sheet.gap : Math.min(root.width, Sheet.reading + Sheet.bar)

        RemarkBox {
            objectName: "formRemark"
            width: fields.contentWidth
            remark: root.desk.remark
            next: qsTr("Put it right, then save it for approval again: that takes this note away.")
        }

        Words {
            objectName: "standsOff"
            width: fields.contentWidth
            visible: text !== ""
            color: Sheet.wrong
            font.weight: Font.DemiBold
            text: root.desk.standing.off
            Accessible.role: Accessible.AlertMessage
        }

        Words {
            objectName: "standsWaiting"
            width: fields.contentWidth
            visible: text !== "" && root.form.status === ""
            text: root.desk.standing.waits
        }

        Repeater {
            id: rows

            model: root.form.fields

            FormField {
                id: field

                form: root.form
                width: fields.contentWidth
                sight: fields
                above: field.y + Sheet.inset
            }
        }

        Words {
            objectName: "translated"
            width: fields.contentWidth
            visible: text !== ""
            text: root.form.translated
        }

        DeskButton {
            objectName: "compared"
            visible: root.form.translated !== ""
            enabled: root.form.canSave
            quiet: true
            text: qsTr("It says the same as the English text now")
            onPressed: root.form.compared()
        }

        Heading {
            width: fields.contentWidth
            small: true
            text: qsTr("More")
        }

        Flow {
            width: fields.contentWidth
            spacing: Sheet.gap / 2

            DeskButton {
                objectName: "reviewed"
                quiet: true
                visible: root.form.canBeReviewed
                enabled: root.form.canSave
                text: root.form.kind === "page" ? qsTr("I have reviewed the whole page") : qsTr("I have reviewed all of this")
                onPressed: root.form.reviewWhole()
            }

            DeskButton {
                objectName: "approve"
                quiet: true
                enabled: !root.form.isNew && !root.form.changed
                text: qsTr("Read it, to approve it")
                onPressed: root.desk.review(root.form.about)
            }

            DeskButton {
                objectName: "history"
                quiet: true
                enabled: !root.form.isNew
                text: qsTr("Earlier versions")
                onPressed: root.desk.openHistory()
            }

            Repeater {
                model: root.form.otherLanguages

                DeskButton {
                    id: language

                    required property var modelData

                    objectName: `in-${language.modelData.value}`
                    quiet: true
                    //: %1 is the name of a language
                    text: qsTr("In another language: %1").arg(language.modelData.label)
                    onPressed: root.desk.open(root.form.nameIn(language.modelData.value))
                }
            }

            DeskButton {
                objectName: "takeOff"
                quiet: true
                visible: root.goes && !root.offAbove
                text: qsTr("Take it off the screens now")
                onPressed: root.desk.takeOff()
            }
        }

        WriteOutPart {
            width: fields.contentWidth
            visible: root.form.kind === "page" && !root.form.isNew
            writing: root.desk.bringIn.writing
            item: root.form.about
        }
    }

    // Where it is found at once: what is wrong on the screens must not wait for a search at the end of a long page. By
    // keys it comes after the fields, so that nobody meets it on the way to them.
    DeskButton {
        id: off

        objectName: "takeOff"
        anchors.right: head.right
        visible: root.offAbove
        quiet: true
        compact: true
        text: qsTr("Take it off the screens now")
        onPressed: root.desk.takeOff()
    }

    // Always in sight, and never in the way of what is being typed: a whole field has room above it, at twice the size too.
    Rectangle {
        id: look

        readonly property real most: Math.min(root.height * 0.3, Math.max(Sheet.control, root.height - head.height - Sheet.gap - 2.6 * Sheet.control))

        anchors.bottom: parent.bottom
        width: fields.width
        height: visible ? Math.min(notes.contentHeight + Sheet.gap, look.most) : 0
        visible: root.form.findings.count > 0 || root.form.faults.count > 0
        radius: Sheet.corner
        color: Sheet.surface
        border.width: Sheet.line
        border.color: Sheet.edge

        DeskScroll {
            id: notes

            objectName: "notes"
            anchors.fill: parent
            anchors.margins: Sheet.gap / 2
            spacing: Sheet.gap / 2

            FindingsList {
                width: notes.contentWidth
                form: root.form
                onLineChosen: line => {
                    for (let n = 0; n < rows.count; n += 1) {
                        const body = (rows.itemAt(n) as FormField)?.item as BodyField;
                        if (body)
                            body.jump(line);
                    }
                }
            }
        }
    }

    PreviewPane {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: root.width - fields.width - Sheet.gap
        visible: root.beside
        preview: root.form.preview
    }
}
