pragma ComponentBehavior: Bound

import QtQuick
import KioskApp

// One field of an item, as its kind asks for.
Loader {
    id: root

    required property ItemForm form
    required property string name
    required property string label
    required property string kind
    required property string help
    required property var choices
    required property bool needed

    property DeskScroll sight: null // where it is scrolled,
    property real above: 0 // and how much stands above it there

    readonly property string titled: root.needed ? root.label : qsTr("%1 (may be empty)").arg(root.label)

    sourceComponent: {
        switch (root.kind) {
        case "body":
            return body;
        case "choice":
            return choice;
        case "icon":
            return icon;
        case "flag":
            return flag;
        case "nations":
            return several;
        case "links":
            return links;
        case "picture":
            return picture;
        case "text":
        case "words":
        case "hours":
            return lines;
        default:
            return line;
        }
    }

    Component {
        id: line

        DeskField {
            id: field

            objectName: `field-${root.name}`
            width: root.width
            label: root.titled
            help: root.help
            digits: root.kind === "phone"
            readOnly: !root.form.canSave
            text: root.form.value(root.name)
            onEdited: root.form.type(root.name, field.text)

            Connections {
                target: root.form
                function onFilled() {
                    field.text = root.form.value(root.name);
                }
            }
        }
    }

    Component {
        id: lines

        DeskText {
            id: field

            objectName: `field-${root.name}`
            width: root.width
            label: root.titled
            help: root.help
            readOnly: !root.form.canSave
            text: root.form.value(root.name)
            onEdited: root.form.type(root.name, field.text)

            Connections {
                target: root.form
                function onFilled() {
                    if (field.text !== root.form.value(root.name))
                        field.text = root.form.value(root.name);
                }
            }
        }
    }

    Component {
        id: body

        BodyField {
            width: root.width
            form: root.form
            name: root.name
            label: root.label
            sight: root.sight
            above: root.above
        }
    }

    Component {
        id: choice

        DeskChoice {
            id: field

            objectName: `field-${root.name}`
            width: root.width
            label: root.label
            help: root.help
            choices: root.choices
            enabled: root.form.canSave
            value: root.form.value(root.name)
            onChosen: value => {
                root.form.type(root.name, value);
                field.value = value;
            }

            Connections {
                target: root.form
                function onFilled() {
                    field.value = root.form.value(root.name);
                }
            }
        }
    }

    Component {
        id: icon

        IconField {
            objectName: `field-${root.name}`
            width: root.width
            form: root.form
            name: root.name
            label: root.label
            help: root.help
            choices: root.choices
            enabled: root.form.canSave
        }
    }

    Component {
        id: flag

        DeskCheck {
            id: field

            objectName: `field-${root.name}`
            width: root.width
            text: root.help !== "" ? `${root.label}. ${root.help}` : root.label
            enabled: root.form.canSave
            ticked: root.form.isTicked(root.name, "")
            onToggled: {
                root.form.tick(root.name, "", !field.ticked);
                field.ticked = root.form.isTicked(root.name, "");
            }

            Connections {
                target: root.form
                function onFilled() {
                    field.ticked = root.form.isTicked(root.name, "");
                }
            }
        }
    }

    Component {
        id: several

        SeveralField {
            objectName: `field-${root.name}`
            width: root.width
            form: root.form
            name: root.name
            label: root.titled
            help: root.help
            choices: root.choices
        }
    }

    Component {
        id: links

        LinksField {
            objectName: `field-${root.name}`
            width: root.width
            form: root.form
            name: root.name
            label: root.titled
            help: root.help
        }
    }

    Component {
        id: picture

        PictureField {
            objectName: `field-${root.name}`
            width: root.width
            form: root.form
            name: root.name
            label: root.label
            help: root.help
        }
    }
}
