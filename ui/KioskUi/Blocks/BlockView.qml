pragma ComponentBehavior: Bound

import QtQuick
import QtQml.Models
import KioskUi.Components
import KioskApp

// The blocks of a page, each drawn by the delegate of its kind. A new kind of block is a new
// choice here and a new value of BlockKind; a test compares the two.
Repeater {
    id: root

    required property TapGuard guard
    required property real columnWidth
    required property real viewHeight
    required property bool complete

    signal wordTapped(slug: string)

    delegate: DelegateChooser {
        role: "kind"

        DelegateChoice {
            roleValue: "heading"

            HeadingBlock {
                width: root.columnWidth
            }
        }
        DelegateChoice {
            roleValue: "paragraph"

            ParagraphBlock {
                width: root.columnWidth
                onWordTapped: slug => root.wordTapped(slug)
            }
        }
        DelegateChoice {
            roleValue: "bullets"

            ListBlock {
                width: root.columnWidth
                onWordTapped: slug => root.wordTapped(slug)
            }
        }
        DelegateChoice {
            roleValue: "steps"

            ListBlock {
                width: root.columnWidth
                onWordTapped: slug => root.wordTapped(slug)
            }
        }
        DelegateChoice {
            roleValue: "key_facts"

            KeyFactsBlock {
                width: root.columnWidth
                onWordTapped: slug => root.wordTapped(slug)
            }
        }
        DelegateChoice {
            roleValue: "callout"

            CalloutBlock {
                width: root.columnWidth
                onWordTapped: slug => root.wordTapped(slug)
            }
        }
        DelegateChoice {
            roleValue: "dos"

            DoDontBlock {
                width: root.columnWidth
                onWordTapped: slug => root.wordTapped(slug)
            }
        }
        DelegateChoice {
            roleValue: "donts"

            DoDontBlock {
                width: root.columnWidth
                onWordTapped: slug => root.wordTapped(slug)
            }
        }
        DelegateChoice {
            roleValue: "image"

            ImageBlock {
                width: root.columnWidth
                viewHeight: root.viewHeight
                due: root.complete
            }
        }
        DelegateChoice {
            roleValue: "contact"

            ContactCard {
                width: root.columnWidth
            }
        }
        DelegateChoice {
            roleValue: "question"

            QuestionBlock {
                width: root.columnWidth
            }
        }
        DelegateChoice {
            roleValue: "details"

            DetailsBlock {
                width: root.columnWidth
                guard: root.guard
                onWordTapped: slug => root.wordTapped(slug)
            }
        }
        DelegateChoice {
            roleValue: "sources"

            SourcesBlock {
                width: root.columnWidth
            }
        }
    }
}
