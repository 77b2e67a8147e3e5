pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// Approving at this desk: what waits, what one version changes, and the signature under it.
Item {
    id: root

    required property Desk desk

    readonly property Reviewing reviewing: root.desk.reviewing
    readonly property bool beside: root.reviewing.preview.there && root.width > 60 * Sheet.body

    // One thing at a time: who says what is wrong does not sign.
    readonly property bool sendingBack: (back.item as SendBackPart)?.asked ?? false

    readonly property bool signing: root.reviewing.shown !== null && root.reviewing.whyNot === "" && !root.sendingBack

    objectName: "reviewArea"

    LookingHeading {
        id: heading

        objectName: "looking"
        x: Sheet.inset
        width: parent.width - x
        what: qsTr("Approve")
        job: root.reviewing.job
    }

    DeskScroll {
        id: column

        objectName: "reviewScroll"
        anchors.top: heading.bottom
        anchors.topMargin: Sheet.gap
        anchors.bottom: bar.top
        anchors.bottomMargin: bar.visible ? Sheet.gap / 2 : 0
        width: root.beside ? root.width * 0.6 - Sheet.gap : Math.min(root.width, Sheet.reading + Sheet.bar)

        Loader {
            width: column.contentWidth
            height: root.reviewing.outcome.there ? implicitHeight : 0
            active: root.reviewing.shown === null
            visible: active
            sourceComponent: outcome
        }

        Words {
            width: column.contentWidth
            visible: root.reviewing.items.count === 0 && !root.reviewing.job.running
            text: qsTr("Nothing waits for approval.")
        }

        Words {
            width: column.contentWidth
            visible: root.reviewing.items.count > 0 && root.reviewing.shown === null
            text: qsTr("Patients do not see these yet. Choose one, and read what it changes.")
        }

        Repeater {
            model: root.reviewing.items

            RowButton {
                id: row

                required property string item
                required note

                objectName: `waiting-${row.item}`
                width: column.contentWidth
                visible: root.reviewing.shown === null
                onPressed: root.reviewing.choose(row.item)
            }
        }

        DeskButton {
            objectName: "backToWaiting"
            visible: root.reviewing.shown !== null
            quiet: true
            text: qsTr("Back to what waits")
            onPressed: root.reviewing.leave()
        }

        RemarkBox {
            objectName: "reviewRemark"
            width: column.contentWidth
            remark: root.reviewing.returning.remark
        }

        Loader {
            id: shown

            width: column.contentWidth
            active: root.reviewing.shown !== null
            visible: active
            sourceComponent: ChangesView {
                changed: root.reviewing.shown
                against: root.reviewing.against
            }
        }

        Heading {
            width: column.contentWidth
            small: true
            visible: root.reviewing.findings.count > 0
            text: qsTr("What the rules say of it")
        }

        Repeater {
            model: root.reviewing.findings

            Words {
                id: finding

                required property string found
                required property bool must

                width: column.contentWidth
                color: finding.must ? Sheet.wrong : Sheet.ink
                text: finding.must ? qsTr("Must be mended: %1").arg(finding.found) : qsTr("Could be better: %1").arg(finding.found)
            }
        }

        // At the end of what is read where a bar with it would leave too little room for reading.
        Item {
            id: ending

            width: column.contentWidth
            height: sign.implicitHeight
            visible: root.signing && sign.parent === ending
        }

        Loader {
            id: back

            width: column.contentWidth
            active: root.reviewing.returning.allowed
            visible: active
            sourceComponent: SendBackPart {
                returning: root.reviewing.returning
            }
        }

        // Beside the signature: what was refused is read where it was asked for.
        Loader {
            width: column.contentWidth
            height: root.reviewing.outcome.there ? implicitHeight : 0
            active: root.reviewing.shown !== null
            visible: active
            sourceComponent: outcome
        }
    }

    Component {
        id: outcome

        OutcomeBox {
            objectName: "reviewOutcome"
            told: root.reviewing.outcome
            steps: [
                DeskButton {
                    objectName: "nextWaiting"
                    visible: root.reviewing.shown === null && root.reviewing.nextItem !== ""
                    //: %1 is the title of an item
                    text: qsTr("Read the next one: %1").arg(root.reviewing.nextTitle)
                    onPressed: root.reviewing.choose(root.reviewing.nextItem)
                },
                DeskButton {
                    objectName: "toPublish"
                    visible: root.reviewing.approved
                    quiet: root.reviewing.nextItem !== ""
                    text: qsTr("Go on to Publish")
                    onPressed: root.desk.go("publish")
                }
            ]
        }
    }

    SignBar {
        id: bar

        objectName: "signBar"
        anchors.bottom: parent.bottom
        x: Sheet.inset
        width: column.width - x
        height: visible ? implicitHeight : 0
        visible: root.reviewing.shown !== null && !root.sendingBack && bar.needed
        reviewing: root.reviewing
        sign: sign
        onUntickedWanted: (shown.item as ChangesView)?.showUnticked()
        onSignatureWanted: {
            sign.begin();
            column.bring(sign, 0, sign.height);
        }
    }

    SignPart {
        id: sign

        parent: implicitHeight < root.height * 0.25 ? bar.slot : ending
        width: parent.width
        visible: root.signing
        reviewing: root.reviewing
        people: root.desk.people
    }

    PreviewPane {
        anchors.right: parent.right
        anchors.top: parent.top
        anchors.bottom: parent.bottom
        width: root.width - column.width - Sheet.gap
        visible: root.beside
        preview: root.reviewing.preview
    }
}
