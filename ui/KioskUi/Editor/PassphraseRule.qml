import QtQuick

// What can be a passphrase, said before somebody runs into it.
Words {
    id: root

    required property int shortest

    color: Sheet.quiet
    //: %n is the fewest characters of a passphrase
    text: qsTr("A passphrase has at least %n characters. Three or four words that do not belong together do well, and nobody has to know them but you.", "", root.shortest)
}
