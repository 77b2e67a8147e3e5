import QtQuick
import KioskApp

// The answer itself: approve or send back, and the passphrase that is the signature.
Column {
    id: root

    required property Answering answering

    property string result: "" // "approve" or "sendBack", as chosen

    signal untickedWanted

    function send() {
        const secret = passphrase.text;
        const repeated = again.text;
        passphrase.clear();
        again.clear();
        if (root.result === "approve")
            root.answering.sign(secret, repeated);
        else
            root.answering.sendBack(remark.text, secret, repeated);
    }

    objectName: "signReview"
    spacing: Sheet.gap

    DeskChoice {
        objectName: "answer"
        width: root.width
        label: qsTr("Your answer")
        value: root.result
        choices: [
            {
                value: "approve",
                label: qsTr("I have read all of it and approve it")
            },
            {
                value: "sendBack",
                label: qsTr("Something is wrong: send it back")
            }
        ]
        onChosen: value => root.result = value
    }

    MissingTicks {
        width: root.width
        visible: root.result === "approve" && root.answering.missing > 0
        missing: root.answering.missing
        onWanted: root.untickedWanted()
    }

    DeskText {
        id: remark

        objectName: "remark"
        width: root.width
        visible: root.result === "sendBack"
        label: qsTr("What is wrong?")
        help: qsTr("The author reads this, and puts it right.")
    }

    Words {
        objectName: "signer"
        width: root.width
        visible: root.result !== ""
        //: %1 is a name with a job and an organisation
        text: qsTr("You sign as %1. The passphrase is the one of your account where the change was written. It is checked there, so type it twice.").arg(root.answering.signer)
    }

    DeskField {
        id: passphrase

        objectName: "signPassphrase"
        width: Math.min(Sheet.column, root.width)
        visible: root.result !== ""
        secret: true
        label: qsTr("Passphrase")
        onAccepted: button.press()
    }

    DeskField {
        id: again

        objectName: "signAgain"
        width: Math.min(Sheet.column, root.width)
        visible: root.result !== ""
        secret: true
        label: qsTr("The passphrase again")
        onAccepted: button.press()
    }

    DeskButton {
        id: button

        objectName: "sign"
        visible: root.result !== ""
        enabled: !root.answering.job.running && (root.result === "sendBack" || root.answering.missing === 0)
        text: root.result === "sendBack" ? qsTr("Send back") : qsTr("Sign")
        onPressed: root.send()
    }
}
