<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- A draft for a translator. No speaker of the language has checked it yet: a message
     stays "unfinished" until somebody has. Off unless a site turns the language on in kiosk.toml. -->
<TS version="2.1" language="cy">
<context>
    <name>AboutScreen</name>
    <message>
        <source>About this kiosk</source>
        <translation type="unfinished">Am y ciosg hwn</translation>
    </message>
    <message>
        <source>This screen gives general information about lung neuroendocrine tumours. It cannot tell you what is right for you. Your own team can.</source>
        <translation type="unfinished">Mae&apos;r sgrin hon yn rhoi gwybodaeth gyffredinol am diwmorau niwroendocrin yr ysgyfaint. Ni all ddweud wrthych beth sy&apos;n iawn i chi. Gall eich tîm eich hun wneud hynny.</translation>
    </message>
    <message>
        <source>Your privacy</source>
        <translation type="unfinished">Eich preifatrwydd</translation>
    </message>
    <message>
        <source>Nothing you tap is saved. There is no camera, no microphone and no internet connection. When you touch Start again, or walk away, everything is cleared.</source>
        <translation type="unfinished">Nid oes dim rydych yn ei gyffwrdd yn cael ei gadw. Nid oes camera, na meicroffon, na chysylltiad â&apos;r rhyngrwyd. Pan fyddwch yn cyffwrdd Dechrau eto, neu&apos;n cerdded i ffwrdd, caiff popeth ei glirio.</translation>
    </message>
    <message>
        <source>We count how often each page is opened in a day, and nothing else. There is no camera, no microphone and no internet connection. When you touch Start again, or walk away, everything is cleared.</source>
        <translation type="unfinished">Rydym yn cyfrif pa mor aml y caiff pob tudalen ei hagor mewn diwrnod, a dim byd arall. Nid oes camera, meicroffon na chysylltiad â&apos;r rhyngrwyd. Pan fyddwch yn cyffwrdd Dechrau eto, neu&apos;n cerdded i ffwrdd, caiff popeth ei glirio.</translation>
    </message>
    <message>
        <source>Who checks the pages</source>
        <translation type="unfinished">Pwy sy&apos;n gwirio&apos;r tudalennau</translation>
    </message>
    <message>
        <source>Every page has a date and its sources at its end. Pages marked &quot;Example page&quot; have not been checked by this clinic yet.</source>
        <translation type="unfinished">Mae dyddiad a ffynonellau ar ddiwedd pob tudalen. Nid yw&apos;r tudalennau sydd wedi&apos;u nodi &quot;Tudalen enghreifftiol&quot; wedi cael eu gwirio gan y clinig hwn eto.</translation>
    </message>
    <message>
        <source>%1 looks after these pages. Every page has a date and its sources at its end. Pages marked &quot;Example page&quot; have not been checked yet.</source>
        <translation type="unfinished">%1 sy&apos;n gofalu am y tudalennau hyn. Mae dyddiad a ffynonellau ar ddiwedd pob tudalen. Nid yw&apos;r tudalennau sydd wedi&apos;u nodi &quot;Tudalen enghreifftiol&quot; wedi cael eu gwirio eto.</translation>
    </message>
    <message>
        <source>Who pays, and other interests</source>
        <translation type="unfinished">Pwy sy&apos;n talu, a buddiannau eraill</translation>
    </message>
    <message>
        <source>The clinic has not said yet who pays for this screen. There are no adverts, and no company paid for a page.</source>
        <translation type="unfinished">Nid yw&apos;r clinig wedi dweud eto pwy sy&apos;n talu am y sgrin hon. Nid oes hysbysebion, ac nid oes unrhyw gwmni wedi talu am dudalen.</translation>
    </message>
    <message>
        <source>This edition</source>
        <translation type="unfinished">Y fersiwn hon</translation>
    </message>
    <message>
        <source>Content of %1, release %2. Program version %3.</source>
        <extracomment>%1 is a date, %2 the number of the content release, %3 the version of the program</extracomment>
        <translation type="unfinished">Cynnwys %1, rhyddhad %2. Fersiwn y rhaglen: %3.</translation>
    </message>
    <message>
        <source>Software and licences</source>
        <translation type="unfinished">Meddalwedd a thrwyddedau</translation>
    </message>
</context>
<context>
    <name>AppearanceScreen</name>
    <message>
        <source>Text size and colours</source>
        <translation type="unfinished">Maint y testun a lliwiau</translation>
    </message>
    <message>
        <source>How large should the words be?</source>
        <translation type="unfinished">Pa mor fawr ddylai&apos;r geiriau fod?</translation>
    </message>
    <message>
        <source>Small</source>
        <translation type="unfinished">Bach</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished">Canolig</translation>
    </message>
    <message>
        <source>Large</source>
        <translation type="unfinished">Mawr</translation>
    </message>
    <message>
        <source>Largest</source>
        <translation type="unfinished">Mwyaf</translation>
    </message>
    <message>
        <source>Which colours are easiest to read?</source>
        <translation type="unfinished">Pa liwiau yw&apos;r hawsaf i&apos;w darllen?</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation type="unfinished">Papur</translation>
    </message>
    <message>
        <source>White</source>
        <translation type="unfinished">Gwyn</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished">Tywyll</translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation type="unfinished">Melyn ar ddu</translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished">Iaith</translation>
    </message>
    <message>
        <source>Fewer choices</source>
        <translation type="unfinished">Llai o ddewisiadau</translation>
    </message>
    <message>
        <source>More: space, reach, steady hand</source>
        <translation type="unfinished">Rhagor: lle, cyrraedd, llaw gadarn</translation>
    </message>
    <message>
        <source>Your choice lasts until you leave. The next person starts afresh.</source>
        <translation type="unfinished">Mae eich dewis yn para nes i chi adael. Bydd y person nesaf yn dechrau o&apos;r newydd.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished">Wedi gorffen</translation>
    </message>
</context>
<context>
    <name>AttractScreen</name>
    <message>
        <source>Information while you wait</source>
        <translation type="unfinished">Gwybodaeth wrth i chi aros</translation>
    </message>
    <message>
        <source>For patients and families. Free. Nothing you tap is saved.</source>
        <translation type="unfinished">I gleifion a theuluoedd. Am ddim. Ni chaiff dim ei gadw.</translation>
    </message>
    <message>
        <source>For patients and families. Free. We count page views, never people.</source>
        <translation type="unfinished">I gleifion a theuluoedd. Am ddim. Rydym yn cyfrif golygon tudalennau, byth pobl.</translation>
    </message>
    <message>
        <source>Please clean your hands before and after you touch the screen.</source>
        <translation type="unfinished">Glanhewch eich dwylo cyn ac ar ôl cyffwrdd y sgrin, os gwelwch yn dda.</translation>
    </message>
    <message>
        <source>Touch to start</source>
        <translation type="unfinished">Cyffyrddwch i ddechrau</translation>
    </message>
    <message>
        <source>Text size and colours</source>
        <translation type="unfinished">Maint y testun a lliwiau</translation>
    </message>
    <message>
        <source>Easier to reach</source>
        <translation type="unfinished">Haws ei gyrraedd</translation>
    </message>
</context>
<context>
    <name>CalloutBlock</name>
    <message>
        <source>Important</source>
        <translation type="unfinished">Pwysig</translation>
    </message>
    <message>
        <source>Important: %1</source>
        <translation type="unfinished">Pwysig: %1</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation type="unfinished">Da gwybod</translation>
    </message>
</context>
<context>
    <name>ContactCard</name>
    <message>
        <source>Phone %1</source>
        <extracomment>%1 is a phone number</extracomment>
        <translation type="unfinished">Ffôn %1</translation>
    </message>
    <message>
        <source>Hard to hear or speak on the phone? With Relay UK, dial:</source>
        <translation type="unfinished">Anodd clywed neu siarad ar y ffôn? Gyda Relay UK, deialwch:</translation>
    </message>
    <message>
        <source>Web: %1</source>
        <extracomment>%1 is a web address</extracomment>
        <translation type="unfinished">Gwefan: %1</translation>
    </message>
</context>
<context>
    <name>ContactsScreen</name>
    <message>
        <source>Someone to talk to</source>
        <translation type="unfinished">Rhywun i siarad â nhw</translation>
    </message>
</context>
<context>
    <name>Dates</name>
    <message>
        <source>January</source>
        <translation type="unfinished">Ionawr</translation>
    </message>
    <message>
        <source>February</source>
        <translation type="unfinished">Chwefror</translation>
    </message>
    <message>
        <source>March</source>
        <translation type="unfinished">Mawrth</translation>
    </message>
    <message>
        <source>April</source>
        <translation type="unfinished">Ebrill</translation>
    </message>
    <message>
        <source>May</source>
        <translation type="unfinished">Mai</translation>
    </message>
    <message>
        <source>June</source>
        <translation type="unfinished">Mehefin</translation>
    </message>
    <message>
        <source>July</source>
        <translation type="unfinished">Gorffennaf</translation>
    </message>
    <message>
        <source>August</source>
        <translation type="unfinished">Awst</translation>
    </message>
    <message>
        <source>September</source>
        <translation type="unfinished">Medi</translation>
    </message>
    <message>
        <source>October</source>
        <translation type="unfinished">Hydref</translation>
    </message>
    <message>
        <source>November</source>
        <translation type="unfinished">Tachwedd</translation>
    </message>
    <message>
        <source>December</source>
        <translation type="unfinished">Rhagfyr</translation>
    </message>
</context>
<context>
    <name>DoDontBlock</name>
    <message>
        <source>Do</source>
        <translation type="unfinished">Gwnewch</translation>
    </message>
    <message>
        <source>Do not</source>
        <translation type="unfinished">Peidiwch</translation>
    </message>
</context>
<context>
    <name>ExampleNote</name>
    <message>
        <source>Example page. Not yet checked by this clinic.</source>
        <translation type="unfinished">Tudalen enghreifftiol. Heb ei gwirio eto gan y clinig hwn.</translation>
    </message>
</context>
<context>
    <name>GlossaryScreen</name>
    <message>
        <source>Words explained</source>
        <translation type="unfinished">Esbonio geiriau</translation>
    </message>
    <message>
        <source>Touch a letter, then a word.</source>
        <translation type="unfinished">Cyffyrddwch lythyren, yna gair.</translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>These pages are about lung neuroendocrine tumours (NETs). Another lung condition? Ask staff.</source>
        <translation type="unfinished">Mae&apos;r tudalennau hyn am diwmorau niwroendocrin (NETs) yr ysgyfaint. Cyflwr arall ar yr ysgyfaint? Gofynnwch i&apos;r staff.</translation>
    </message>
    <message>
        <source>What would you like to know?</source>
        <translation type="unfinished">Beth hoffech chi ei wybod?</translation>
    </message>
    <message>
        <source>Questions to ask</source>
        <translation type="unfinished">Cwestiynau i&apos;w gofyn</translation>
    </message>
    <message>
        <source>Words explained</source>
        <translation type="unfinished">Esbonio geiriau</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation type="unfinished">Am y ciosg hwn</translation>
    </message>
    <message>
        <source>Urgent help</source>
        <translation type="unfinished">Cymorth brys</translation>
    </message>
</context>
<context>
    <name>Hours</name>
    <message>
        <source>Monday</source>
        <translation type="unfinished">ddydd Llun</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation type="unfinished">ddydd Mawrth</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation type="unfinished">ddydd Mercher</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation type="unfinished">ddydd Iau</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation type="unfinished">ddydd Gwener</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation type="unfinished">ddydd Sadwrn</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation type="unfinished">ddydd Sul</translation>
    </message>
    <message>
        <source>Open now, day and night</source>
        <translation type="unfinished">Ar agor nawr, ddydd a nos</translation>
    </message>
    <message>
        <source>Closed now</source>
        <translation type="unfinished">Ar gau nawr</translation>
    </message>
    <message>
        <source>Open now until %1</source>
        <translation type="unfinished">Ar agor nawr tan %1</translation>
    </message>
    <message>
        <source>Open now until %1 %2</source>
        <translation type="unfinished">Ar agor nawr tan %1 %2</translation>
    </message>
    <message>
        <source>Open now until midnight tonight</source>
        <translation type="unfinished">Ar agor nawr tan hanner nos heno</translation>
    </message>
    <message>
        <source>Open now until midnight tomorrow</source>
        <translation type="unfinished">Ar agor nawr tan hanner nos yfory</translation>
    </message>
    <message>
        <source>Open now until midnight on %1</source>
        <translation type="unfinished">Ar agor nawr tan hanner nos %1</translation>
    </message>
    <message>
        <source>Closed. Opens %1 %2</source>
        <translation type="unfinished">Ar gau. Yn agor %1 am %2</translation>
    </message>
    <message>
        <source>Closed. Opens at midnight tonight</source>
        <translation type="unfinished">Ar gau. Yn agor am hanner nos heno</translation>
    </message>
    <message>
        <source>Closed. Opens at midnight tomorrow</source>
        <translation type="unfinished">Ar gau. Yn agor am hanner nos yfory</translation>
    </message>
    <message>
        <source>Closed. Opens at midnight on %1</source>
        <translation type="unfinished">Ar gau. Yn agor am hanner nos %1</translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished">heddiw</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished">yfory</translation>
    </message>
    <message>
        <source>midnight</source>
        <translation type="unfinished">hanner nos</translation>
    </message>
    <message>
        <source>midday</source>
        <translation type="unfinished">hanner dydd</translation>
    </message>
</context>
<context>
    <name>IdleWarning</name>
    <message>
        <source>Are you still reading?</source>
        <translation type="unfinished">Ydych chi&apos;n dal i ddarllen?</translation>
    </message>
    <message numerus="yes">
        <source>If nobody answers, this screen clears itself in %n seconds, so that the next person cannot see what you read.</source>
        <extracomment>%n is a number of seconds</extracomment>
        <translation type="unfinished">
            <numerusform>Os na fydd neb yn ateb, bydd y sgrin hon yn clirio ei hun ymhen %n eiliad, fel na all y person nesaf weld beth roeddech yn ei ddarllen.</numerusform>
            <numerusform>Os na fydd neb yn ateb, bydd y sgrin hon yn clirio ei hun ymhen %n eiliad, fel na all y person nesaf weld beth roeddech yn ei ddarllen.</numerusform>
            <numerusform>Os na fydd neb yn ateb, bydd y sgrin hon yn clirio ei hun ymhen %n eiliad, fel na all y person nesaf weld beth roeddech yn ei ddarllen.</numerusform>
            <numerusform>Os na fydd neb yn ateb, bydd y sgrin hon yn clirio ei hun ymhen %n eiliad, fel na all y person nesaf weld beth roeddech yn ei ddarllen.</numerusform>
            <numerusform>Os na fydd neb yn ateb, bydd y sgrin hon yn clirio ei hun ymhen %n eiliad, fel na all y person nesaf weld beth roeddech yn ei ddarllen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Yes, I am still reading</source>
        <translation type="unfinished">Ydw, rwy&apos;n dal i ddarllen</translation>
    </message>
    <message>
        <source>No, clear the screen now</source>
        <translation type="unfinished">Nac ydw, cliriwch y sgrin nawr</translation>
    </message>
</context>
<context>
    <name>KeyFactsBlock</name>
    <message>
        <source>Key facts</source>
        <translation type="unfinished">Ffeithiau allweddol</translation>
    </message>
</context>
<context>
    <name>Keyboard</name>
    <message>
        <source>Space</source>
        <translation type="unfinished">Bwlch</translation>
    </message>
    <message>
        <source>Hyphen -</source>
        <translation type="unfinished">Cysylltnod -</translation>
    </message>
</context>
<context>
    <name>Languages</name>
    <message>
        <source>The English text of this page has changed since it was translated. Ask your team if you are not sure.</source>
        <translation type="unfinished">Mae testun Saesneg y dudalen hon wedi newid ers iddo gael ei gyfieithu. Gofynnwch i&apos;ch tîm os nad ydych yn siŵr.</translation>
    </message>
    <message>
        <source>This page is not yet in English.</source>
        <translation type="unfinished">Nid yw&apos;r dudalen hon ar gael yn Saesneg eto.</translation>
    </message>
    <message>
        <source>This page is not yet in Welsh.</source>
        <translation type="unfinished">Nid yw&apos;r dudalen hon ar gael yn Gymraeg eto.</translation>
    </message>
</context>
<context>
    <name>LastResort</name>
    <message>
        <source>Someone to talk to, day or night: Samaritans</source>
        <translation type="unfinished">Rhywun i siarad â nhw, ddydd neu nos: Samaritans</translation>
    </message>
    <message>
        <source>In an emergency: ambulance</source>
        <translation type="unfinished">Mewn argyfwng: ambiwlans</translation>
    </message>
    <message>
        <source>Urgent medical advice: NHS</source>
        <translation type="unfinished">Cyngor meddygol brys: GIG</translation>
    </message>
    <message>
        <source>Please ask a member of staff</source>
        <translation type="unfinished">Gofynnwch i aelod o staff</translation>
    </message>
    <message>
        <source>Feeling unwell now? Tell a member of staff straight away.</source>
        <translation type="unfinished">Teimlo&apos;n sâl nawr? Dywedwch wrth aelod o staff ar unwaith.</translation>
    </message>
    <message>
        <source>The information pages cannot be shown just now. Staff can help you.</source>
        <translation type="unfinished">Nid oes modd dangos y tudalennau gwybodaeth ar hyn o bryd. Gall y staff eich helpu.</translation>
    </message>
</context>
<context>
    <name>LicenceScreen</name>
    <message>
        <source>Part %1 of %2</source>
        <extracomment>%1 is the number of the part that is shown, %2 how many there are</extracomment>
        <translation type="unfinished">Rhan %1 o %2</translation>
    </message>
    <message>
        <source>The licences cannot be shown: a file of this program is missing. Please tell the staff.</source>
        <translation type="unfinished">Ni ellir dangos y trwyddedau: mae ffeil o&apos;r rhaglen hon ar goll. Dywedwch wrth y staff.</translation>
    </message>
    <message>
        <source>Read on</source>
        <translation type="unfinished">Darllen ymlaen</translation>
    </message>
    <message>
        <source>Earlier part</source>
        <translation type="unfinished">Rhan gynharach</translation>
    </message>
</context>
<context>
    <name>LicencesScreen</name>
    <message>
        <source>Software and licences</source>
        <translation type="unfinished">Meddalwedd a thrwyddedau</translation>
    </message>
    <message>
        <source>Many people made the software of this screen and share it. This is whose work it is, and what they allow. You do not need it to use the screen.</source>
        <translation type="unfinished">Gwnaeth llawer o bobl feddalwedd y sgrin hon ac maent yn ei rhannu. Dyma waith pwy ydyw, a&apos;r hyn y maent yn ei ganiatáu. Nid oes ei angen arnoch i ddefnyddio&apos;r sgrin.</translation>
    </message>
    <message>
        <source>The licences cannot be shown: a file of this program is missing. Please tell the staff.</source>
        <translation type="unfinished">Ni ellir dangos y trwyddedau: mae ffeil o&apos;r rhaglen hon ar goll. Dywedwch wrth y staff.</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Patient information</source>
        <translation type="unfinished">Gwybodaeth i gleifion</translation>
    </message>
</context>
<context>
    <name>MoreChoices</name>
    <message>
        <source>More space</source>
        <translation type="unfinished">Mwy o le</translation>
    </message>
    <message>
        <source>Lines, words and letters stand wider apart.</source>
        <translation type="unfinished">Mae mwy o le rhwng llinellau, geiriau a llythrennau.</translation>
    </message>
    <message>
        <source>Easier to reach</source>
        <translation type="unfinished">Haws ei gyrraedd</translation>
    </message>
    <message>
        <source>Everything moves to the lower half of the screen.</source>
        <translation type="unfinished">Mae popeth yn symud i hanner isaf y sgrin.</translation>
    </message>
    <message>
        <source>Steady hand</source>
        <translation type="unfinished">Llaw gadarn</translation>
    </message>
    <message>
        <source>Larger buttons, wider apart. A finger that slips or trembles still counts as one tap. Use Page up and Page down to move the page.</source>
        <translation type="unfinished">Botymau mwy, ymhellach oddi wrth ei gilydd. Mae bys sy&apos;n llithro neu&apos;n crynu yn dal i gyfrif fel un cyffyrddiad. Defnyddiwch I fyny ac I lawr i symud y dudalen.</translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished">Ymlaen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished">I ffwrdd</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is the name of a choice, %2 is On or Off</extracomment>
        <translation type="unfinished">%1: %2</translation>
    </message>
</context>
<context>
    <name>NavBar</name>
    <message>
        <source>Back</source>
        <translation type="unfinished">Yn ôl</translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished">Hafan</translation>
    </message>
    <message>
        <source>Text and colours</source>
        <translation type="unfinished">Testun a lliwiau</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation type="unfinished">Symud i fyny</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation type="unfinished">Symud i lawr</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation type="unfinished">Dechrau eto</translation>
    </message>
</context>
<context>
    <name>Pad</name>
    <message>
        <source>%1, chosen</source>
        <extracomment>%1 is the name of a choice, such as a text size</extracomment>
        <translation type="unfinished">%1, wedi&apos;i ddewis</translation>
    </message>
    <message>
        <source>%1, not chosen</source>
        <translation type="unfinished">%1, heb ei ddewis</translation>
    </message>
</context>
<context>
    <name>PageEnd</name>
    <message>
        <source>Words on this page</source>
        <translation type="unfinished">Geiriau ar y dudalen hon</translation>
    </message>
    <message>
        <source>Read next</source>
        <translation type="unfinished">Darllenwch nesaf</translation>
    </message>
    <message>
        <source>This page was due for review on %1. Ask your team if anything has changed.</source>
        <extracomment>%1 is a date</extracomment>
        <translation type="unfinished">Roedd y dudalen hon i fod i gael ei hadolygu ar %1. Gofynnwch i&apos;ch tîm a oes unrhyw beth wedi newid.</translation>
    </message>
    <message>
        <source>Page last reviewed: %1</source>
        <extracomment>%1 is a date</extracomment>
        <translation type="unfinished">Adolygwyd y dudalen ddiwethaf: %1</translation>
    </message>
    <message>
        <source>Next review due: %1</source>
        <extracomment>%1 is a date</extracomment>
        <translation type="unfinished">Adolygiad nesaf: %1</translation>
    </message>
    <message>
        <source>Checked by: %1</source>
        <extracomment>%1 is a job and an organisation</extracomment>
        <translation type="unfinished">Gwiriwyd gan: %1</translation>
    </message>
    <message>
        <source>Looked after by: %1</source>
        <extracomment>%1 is who looks after the page</extracomment>
        <translation type="unfinished">Yn gofalu amdani: %1</translation>
    </message>
</context>
<context>
    <name>PageScreen</name>
    <message>
        <source>This page is being reviewed. Ask your team about it.</source>
        <translation type="unfinished">Mae&apos;r dudalen hon yn cael ei hadolygu. Gofynnwch i&apos;ch tîm amdani.</translation>
    </message>
</context>
<context>
    <name>QuestionBlock</name>
    <message>
        <source>Ask your team</source>
        <translation type="unfinished">Gofynnwch i&apos;ch tîm</translation>
    </message>
</context>
<context>
    <name>QuestionsScreen</name>
    <message>
        <source>Questions to ask your team</source>
        <translation type="unfinished">Cwestiynau i&apos;w gofyn i&apos;ch tîm</translation>
    </message>
    <message>
        <source>Pick the ones that matter to you. You can ask anything you like, and you can ask it twice.</source>
        <translation type="unfinished">Dewiswch y rhai sy&apos;n bwysig i chi. Gallwch ofyn unrhyw beth, a gallwch ei ofyn ddwywaith.</translation>
    </message>
</context>
<context>
    <name>Screens</name>
    <message>
        <source>Home</source>
        <translation type="unfinished">Hafan</translation>
    </message>
    <message>
        <source>Support and contacts</source>
        <translation type="unfinished">Cymorth a chysylltiadau</translation>
    </message>
    <message>
        <source>Questions to ask</source>
        <translation type="unfinished">Cwestiynau i&apos;w gofyn</translation>
    </message>
    <message>
        <source>Words explained</source>
        <translation type="unfinished">Esbonio geiriau</translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished">Chwilio</translation>
    </message>
    <message>
        <source>About this kiosk</source>
        <translation type="unfinished">Am y ciosg hwn</translation>
    </message>
    <message>
        <source>Software and licences</source>
        <translation type="unfinished">Meddalwedd a thrwyddedau</translation>
    </message>
    <message>
        <source>Text and colours</source>
        <translation type="unfinished">Testun a lliwiau</translation>
    </message>
</context>
<context>
    <name>ScrollArea</name>
    <message>
        <source>Page up</source>
        <translation type="unfinished">I fyny</translation>
    </message>
    <message>
        <source>Page down</source>
        <translation type="unfinished">I lawr</translation>
    </message>
</context>
<context>
    <name>SearchButton</name>
    <message>
        <source>Search</source>
        <translation type="unfinished">Chwilio</translation>
    </message>
    <message>
        <source>Type a word, or look through A to Z</source>
        <translation type="unfinished">Teipiwch air, neu edrychwch drwy A i Z</translation>
    </message>
</context>
<context>
    <name>SearchCard</name>
    <message>
        <source>Do you need help now?</source>
        <translation type="unfinished">Oes angen help arnoch chi nawr?</translation>
    </message>
    <message>
        <source>You do not have to face this alone</source>
        <translation type="unfinished">Nid oes rhaid i chi wynebu hyn ar eich pen eich hun</translation>
    </message>
    <message>
        <source>Ask your team</source>
        <translation type="unfinished">Gofynnwch i&apos;ch tîm</translation>
    </message>
    <message>
        <source>Feeling unwell now? Tell a member of staff straight away.</source>
        <translation type="unfinished">Teimlo&apos;n sâl nawr? Dywedwch wrth aelod o staff ar unwaith.</translation>
    </message>
    <message>
        <source>You can talk to somebody now. You can also tell a member of staff.</source>
        <translation type="unfinished">Gallwch siarad â rhywun nawr. Gallwch hefyd ddweud wrth aelod o staff.</translation>
    </message>
    <message>
        <source>This is a good question for your own team. They know you. They can answer at your pace, and you choose how much you want to hear.</source>
        <translation type="unfinished">Mae hwn yn gwestiwn da i&apos;ch tîm eich hun. Maen nhw&apos;n eich adnabod chi. Gallant ateb ar eich cyflymder chi, a chi sy&apos;n dewis faint rydych am ei glywed.</translation>
    </message>
    <message>
        <source>Urgent help</source>
        <translation type="unfinished">Cymorth brys</translation>
    </message>
    <message>
        <source>Questions to ask</source>
        <translation type="unfinished">Cwestiynau i&apos;w gofyn</translation>
    </message>
    <message>
        <source>Phone %1</source>
        <extracomment>%1 is a phone number</extracomment>
        <translation type="unfinished">Ffôn %1</translation>
    </message>
</context>
<context>
    <name>SearchDesk</name>
    <message>
        <source>Type a word</source>
        <translation type="unfinished">Teipiwch air</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished">Dileu</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation type="unfinished">Clirio</translation>
    </message>
</context>
<context>
    <name>SearchLetters</name>
    <message>
        <source>Touch the first letter of what you are looking for.</source>
        <translation type="unfinished">Cyffyrddwch lythyren gyntaf yr hyn rydych yn chwilio amdano.</translation>
    </message>
    <message>
        <source>Other letters</source>
        <translation type="unfinished">Llythrennau eraill</translation>
    </message>
    <message>
        <source>Pages and words: %1</source>
        <extracomment>%1 is a letter</extracomment>
        <translation type="unfinished">Tudalennau a geiriau: %1</translation>
    </message>
    <message>
        <source>Word explained</source>
        <extracomment>%1 is the name of a section</extracomment>
        <translation type="unfinished">Esbonio gair</translation>
    </message>
    <message>
        <source>Page: %1</source>
        <translation type="unfinished">Tudalen: %1</translation>
    </message>
    <message>
        <source>%1 to %2 of %3</source>
        <extracomment>%1 and %2 are the first and the last entry listed, %3 is how many there are</extracomment>
        <translation type="unfinished">%1 i %2 o %3</translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished">Mwy</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation type="unfinished">Cynharach</translation>
    </message>
</context>
<context>
    <name>SearchResults</name>
    <message>
        <source>Words explained</source>
        <translation type="unfinished">Esbonio geiriau</translation>
    </message>
    <message>
        <source>People to ring</source>
        <translation type="unfinished">Pobl i&apos;w ffonio</translation>
    </message>
    <message>
        <source>Questions to ask</source>
        <translation type="unfinished">Cwestiynau i&apos;w gofyn</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished">Tudalennau</translation>
    </message>
    <message>
        <source>Results for &quot;%1&quot;</source>
        <extracomment>%1 is what was typed</extracomment>
        <translation type="unfinished">Canlyniadau ar gyfer &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Showing results for &quot;%1&quot;</source>
        <extracomment>%1 is a word that was found in place of the one typed</extracomment>
        <translation type="unfinished">Yn dangos canlyniadau ar gyfer &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Did you mean:</source>
        <translation type="unfinished">Oeddech chi&apos;n golygu:</translation>
    </message>
    <message>
        <source>Show %1 more</source>
        <extracomment>%1 is how many more were found</extracomment>
        <translation type="unfinished">Dangos %1 arall</translation>
    </message>
    <message>
        <source>There are %1 more. Type more of the word to find them.</source>
        <extracomment>%1 is how many more were found</extracomment>
        <translation type="unfinished">Mae %1 arall. Teipiwch fwy o&apos;r gair i ddod o hyd iddynt.</translation>
    </message>
    <message>
        <source>We found nothing for &quot;%1&quot;</source>
        <extracomment>%1 is what was typed</extracomment>
        <translation type="unfinished">Ni chawsom hyd i ddim ar gyfer &quot;%1&quot;</translation>
    </message>
    <message>
        <source>Try another word, or only its first letters. You can also look through A to Z, or ask a member of staff.</source>
        <translation type="unfinished">Rhowch gynnig ar air arall, neu ei lythrennau cyntaf yn unig. Gallwch hefyd edrych drwy A i Z, neu ofyn i aelod o staff.</translation>
    </message>
    <message>
        <source>Look through A to Z</source>
        <translation type="unfinished">Edrych drwy A i Z</translation>
    </message>
    <message>
        <source>What are you looking for?</source>
        <translation type="unfinished">Beth ydych chi&apos;n chwilio amdano?</translation>
    </message>
    <message>
        <source>Type the first letters. What we find comes up as you type.</source>
        <translation type="unfinished">Teipiwch y llythrennau cyntaf. Bydd yr hyn rydym yn ei ganfod yn ymddangos wrth i chi deipio.</translation>
    </message>
    <message>
        <source>Or touch one of these words:</source>
        <translation type="unfinished">Neu cyffyrddwch un o&apos;r geiriau hyn:</translation>
    </message>
</context>
<context>
    <name>SearchScreen</name>
    <message>
        <source>Type a word</source>
        <translation type="unfinished">Teipiwch air</translation>
    </message>
    <message>
        <source>Urgent help</source>
        <extracomment>%1 is how much was found</extracomment>
        <translation type="unfinished">Cymorth brys</translation>
    </message>
    <message>
        <source>Talk to someone</source>
        <translation type="unfinished">Siarad â rhywun</translation>
    </message>
    <message>
        <source>Ideas</source>
        <translation type="unfinished">Syniadau</translation>
    </message>
    <message>
        <source>Show results (%1)</source>
        <translation type="unfinished">Dangos canlyniadau (%1)</translation>
    </message>
    <message>
        <source>Show results</source>
        <translation type="unfinished">Dangos canlyniadau</translation>
    </message>
    <message>
        <source>A to Z</source>
        <translation type="unfinished">A i Z</translation>
    </message>
    <message>
        <source>Look through A to Z</source>
        <translation type="unfinished">Edrych drwy A i Z</translation>
    </message>
</context>
<context>
    <name>SectionScreen</name>
    <message>
        <source>People to ring</source>
        <translation type="unfinished">Pobl i&apos;w ffonio</translation>
    </message>
    <message>
        <source>Pages %1 to %2 of %3</source>
        <extracomment>%1 and %2 are the first and the last page listed, %3 is how many there are</extracomment>
        <translation type="unfinished">Tudalennau %1 i %2 o %3</translation>
    </message>
    <message>
        <source>More pages</source>
        <translation type="unfinished">Rhagor o dudalennau</translation>
    </message>
    <message>
        <source>Earlier pages</source>
        <translation type="unfinished">Tudalennau cynharach</translation>
    </message>
</context>
<context>
    <name>SourcesBlock</name>
    <message>
        <source>Where this comes from</source>
        <translation type="unfinished">O ble daw hyn</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Everything is further down now, easier to reach.</source>
        <translation type="unfinished">Mae popeth yn is i lawr nawr, ac yn haws ei gyrraedd.</translation>
    </message>
</context>
<context>
    <name>TermPanel</name>
    <message>
        <source>Say: %1</source>
        <extracomment>%1 is how a word is said</extracomment>
        <translation type="unfinished">Dywedwch: %1</translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished">Cau</translation>
    </message>
</context>
</TS>
