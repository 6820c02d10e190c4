<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>daxscope::app::HandbookCommands</name>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>Wirkung</translation>
    </message>
    <message>
        <source>, `%1`</source>
        <translation>, `%1`</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>Each is one operation, committed when it ends.</source>
        <translation>Jeder führt eine Operation aus und schreibt sie am Ende fest.</translation>
    </message>
    <message>
        <source>The other commands</source>
        <translation>Die übrigen Befehle</translation>
    </message>
</context>
<context>
    <name>daxscope::app::HandbookFormat</name>
    <message>
        <source>Offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>logical address</source>
        <translation>logische Adresse</translation>
    </message>
    <message>
        <source>flags, and in the last byte the revision of back references</source>
        <translation>Flags, und im letzten Byte die Revision der Backrefs</translation>
    </message>
    <message>
        <source>number of items or pointers</source>
        <translation>Zahl der Items oder Zeiger</translation>
    </message>
    <message>
        <source>object number</source>
        <translation>Objektnummer</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>offset of its data</source>
        <translation>Offset seiner Daten</translation>
    </message>
    <message>
        <source>bytes of its data</source>
        <translation>Bytes seiner Daten</translation>
    </message>
    <message>
        <source>first key below</source>
        <translation>erster Schlüssel darunter</translation>
    </message>
    <message>
        <source>logical address of the block</source>
        <translation>logische Adresse des Blocks</translation>
    </message>
    <message>
        <source>its generation</source>
        <translation>seine Generation</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>Feature</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>Wort</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>256 and more</source>
        <translation>ab 256</translation>
    </message>
    <message>
        <source>its number</source>
        <translation>seine Nummer</translation>
    </message>
    <message>
        <source>a subvolume or snapshot</source>
        <translation>ein Subvolume oder Snapshot</translation>
    </message>
    <message>
        <source>Incompat bit</source>
        <translation>Incompat-Bit</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>Compat-ro bit</source>
        <translation>Compat-RO-Bit</translation>
    </message>
    <message>
        <source>written</source>
        <translation>geschrieben</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>nur gelesen</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ByteEdit</name>
    <message>
        <source>Bytes of the mapping, editable</source>
        <translation>Bytes des Mappings, änderbar</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::CheckDialog</name>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>&amp;Erneut prüfen</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Everything is read, and each account held against the others. Other work waits meanwhile.</source>
        <translation>Alles wird gelesen und jede Buchführung gegen die anderen gehalten. Andere Arbeit wartet so lange.</translation>
    </message>
    <message>
        <source>Clean: everything is sound</source>
        <translation>Sauber: alles in Ordnung</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 Befund</translation>
    </message>
    <message>
        <source>%1 findings</source>
        <translation>%1 Befunde</translation>
    </message>
    <message>
        <source>Looked at: %1 tree blocks, %2 extents, %3 inodes, %4 of data</source>
        <translation>Geprüft: %1 Baumblöcke, %2 Extents, %3 Inodes, %4 Daten</translation>
    </message>
    <message>
        <source>%1 more are not listed.</source>
        <translation>%1 weitere sind nicht aufgeführt.</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The image could not be checked</source>
        <translation>Das Image ließ sich nicht prüfen</translation>
    </message>
    <message>
        <source>Nothing was found out about the rest.</source>
        <translation>Über den Rest ist nichts bekannt.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::CodeText</name>
    <message>
        <source>Source of the engine</source>
        <translation>Quelltext der Engine</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::CodeView</name>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>What was going on around it</source>
        <translation>Was ringsum geschah</translation>
    </message>
    <message>
        <source>The engine&apos;s own code</source>
        <translation>Der Code der Engine selbst</translation>
    </message>
    <message>
        <source>Choose an event in the timeline: the line that told of it is shown here.</source>
        <translation>Wählen Sie ein Ereignis in der Zeitleiste: Die Zeile, die es gemeldet hat, erscheint hier.</translation>
    </message>
    <message>
        <source>%1 · line %2</source>
        <translation>%1 · Zeile %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ComparedFile</name>
    <message>
        <source>%1 · %2 bytes</source>
        <translation>%1 · %2 Byte</translation>
    </message>
    <message>
        <source>%1 · not there</source>
        <translation>%1 · nicht vorhanden</translation>
    </message>
    <message>
        <source>Only in what was.</source>
        <translation>Nur vorher vorhanden.</translation>
    </message>
    <message>
        <source>Only in what is.</source>
        <translation>Nur nachher vorhanden.</translation>
    </message>
    <message>
        <source>Every byte reads the same; %1 lie at one place on both sides.</source>
        <translation>Jedes Byte liest sich gleich; %1 liegen beiderseits an derselben Stelle.</translation>
    </message>
    <message>
        <source>%1 read differently; %2 lie at one place on both sides.</source>
        <translation>%1 lesen sich verschieden; %2 liegen beiderseits an derselben Stelle.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ComparedFileView</name>
    <message>
        <source>The file on both sides. %1</source>
        <translation>Die Datei auf beiden Seiten. %1</translation>
    </message>
    <message>
        <source>byte %1 of the file</source>
        <translation>Byte %1 der Datei</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ComparisonView</name>
    <message>
        <source>From %1 to %2: %3</source>
        <translation>Von %1 zu %2: %3</translation>
    </message>
    <message>
        <source>What was: compared with what is</source>
        <translation>Vorher: verglichen mit nachher</translation>
    </message>
    <message>
        <source>What is: compared with what was</source>
        <translation>Nachher: verglichen mit vorher</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>Andersherum</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>zu</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Unterschiede</translation>
    </message>
    <message>
        <source>Choose a file in the list: it is drawn here on both sides.</source>
        <translation>Wählen Sie eine Datei in der Liste: Sie wird hier auf beiden Seiten gezeichnet.</translation>
    </message>
    <message>
        <source>/ (top level)</source>
        <translation>/ (oberste Ebene)</translation>
    </message>
    <message>
        <source>%1 (snapshot)</source>
        <translation>%1 (Snapshot)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>now, the whole image</source>
        <translation>jetzt, das ganze Image</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>These two cannot be compared: %1</source>
        <translation>Diese beiden lassen sich nicht vergleichen: %1</translation>
    </message>
    <message>
        <source>There is nothing to compare yet. Take a snapshot, or change something: then what was stands here against what is.</source>
        <translation>Noch gibt es nichts zu vergleichen. Erstellen Sie einen Snapshot oder ändern Sie etwas: Dann steht hier, was war, neben dem, was ist.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen …</translation>
    </message>
    <message>
        <source>No difference: both have the same files with the same bytes.</source>
        <translation>Kein Unterschied: Beide haben dieselben Dateien mit denselben Bytes.</translation>
    </message>
    <message>
        <source>Show what was %1: %2</source>
        <translation>Zeigen, was %1 ist: %2</translation>
    </message>
    <message>
        <source>Only files are drawn.</source>
        <translation>Nur Dateien werden gezeichnet.</translation>
    </message>
    <message>
        <source>being compared…</source>
        <translation>wird verglichen …</translation>
    </message>
    <message>
        <source>%1 added, %2 removed, %3 changed</source>
        <translation>%1 hinzugefügt, %2 entfernt, %3 geändert</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ContentEdit</name>
    <message>
        <source>From a file…</source>
        <translation>Aus Datei …</translation>
    </message>
    <message>
        <source>Text to write</source>
        <translation>Zu schreibender Text</translation>
    </message>
    <message>
        <source>Length to repeat the text to</source>
        <translation>Länge, auf die der Text wiederholt wird</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmal</translation>
    </message>
    <message>
        <source>A length such as 64K: the text is repeated up to it</source>
        <translation>Eine Länge wie 64K: Bis dahin wird der Text wiederholt</translation>
    </message>
    <message>
        <source>Write the content of a file of this machine</source>
        <translation>Den Inhalt einer Datei dieses Rechners schreiben</translation>
    </message>
    <message>
        <source>repeated to</source>
        <translation>wiederholt bis</translation>
    </message>
    <message>
        <source>Write the content of</source>
        <translation>Inhalt einer Datei schreiben</translation>
    </message>
    <message>
        <source>content of %1</source>
        <translation>Inhalt von %1</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DecodedView</name>
    <message>
        <source>Decoded block</source>
        <translation>Dekodierter Block</translation>
    </message>
    <message>
        <source>Bytes of the decoded block</source>
        <translation>Bytes des dekodierten Blocks</translation>
    </message>
    <message>
        <source>Go to block %1</source>
        <translation>Zu Block %1</translation>
    </message>
    <message>
        <source>Nothing here can be decoded: it is data, or damaged. See the bytes.</source>
        <translation>Hier lässt sich nichts entschlüsseln: Es sind Daten, oder es ist beschädigt. Siehe die Bytes.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DesignsDialog</name>
    <message>
        <source>Losing designs</source>
        <translation>Verlierende Entwürfe</translation>
    </message>
    <message>
        <source>Each of them lost the argument on the mailing lists. Switched on, it fails as was foretold: try it, and look.</source>
        <translation>Jeder von ihnen unterlag in der Diskussion auf den Mailinglisten. Eingeschaltet, scheitert er wie vorhergesagt: Probieren Sie es aus und sehen Sie hin.</translation>
    </message>
    <message>
        <source>Only scratch images may try them: choose Image → Experiment on a copy.</source>
        <translation>Nur Wegwerf-Images dürfen sie ausprobieren: Wählen Sie Image → An einer Kopie experimentieren.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DeviceMapPainter</name>
    <message>
        <source>unallocated</source>
        <translation>nicht alloziert</translation>
    </message>
    <message>
        <source>extents are still being read …</source>
        <translation>Extents werden noch gelesen …</translation>
    </message>
    <message>
        <source>1 owner</source>
        <translation>1 Besitzer</translation>
    </message>
    <message>
        <source>64 or more (at most %1 here)</source>
        <translation>64 oder mehr (hier höchstens %1)</translation>
    </message>
    <message>
        <source>oldest: generation %1</source>
        <translation>älteste: Generation %1</translation>
    </message>
    <message>
        <source>newest: %1</source>
        <translation>neueste: %1</translation>
    </message>
    <message>
        <source>No image is open</source>
        <translation>Kein Image geöffnet</translation>
    </message>
    <message>
        <source>Open one to see every byte of it here.</source>
        <translation>Öffnen Sie eines, um hier jedes seiner Bytes zu sehen.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DeviceMapText</name>
    <message>
        <source>one owner</source>
        <translation>ein Besitzer</translation>
    </message>
    <message numerus="yes">
        <source>%n owners</source>
        <translation>
            <numerusform>%n Besitzer</numerusform>
            <numerusform>%n Besitzer</numerusform>
        </translation>
    </message>
    <message>
        <source>file data</source>
        <translation>Dateidaten</translation>
    </message>
    <message>
        <source>shared file data</source>
        <translation>geteilte Dateidaten</translation>
    </message>
    <message>
        <source>tree block</source>
        <translation>Baumblock</translation>
    </message>
    <message>
        <source>shared tree block</source>
        <translation>geteilter Baumblock</translation>
    </message>
    <message>
        <source>superblock</source>
        <translation>Superblock</translation>
    </message>
    <message>
        <source>chunk tree block</source>
        <translation>Block des Chunk-Baums</translation>
    </message>
    <message>
        <source>freed, waits for the commit</source>
        <translation>freigegeben, wartet auf den Commit</translation>
    </message>
    <message>
        <source>root tree</source>
        <translation>Wurzelbaum</translation>
    </message>
    <message>
        <source>extent tree</source>
        <translation>Extent-Baum</translation>
    </message>
    <message>
        <source>chunk tree</source>
        <translation>Chunk-Baum</translation>
    </message>
    <message>
        <source>device tree</source>
        <translation>Gerätebaum</translation>
    </message>
    <message>
        <source>top-level subvolume</source>
        <translation>Top-Level-Subvolume</translation>
    </message>
    <message>
        <source>checksum tree</source>
        <translation>Prüfsummenbaum</translation>
    </message>
    <message>
        <source>quota tree</source>
        <translation>Quota-Baum</translation>
    </message>
    <message>
        <source>UUID tree</source>
        <translation>UUID-Baum</translation>
    </message>
    <message>
        <source>free-space tree</source>
        <translation>Freispeicherbaum</translation>
    </message>
    <message>
        <source>block-group tree</source>
        <translation>Blockgruppenbaum</translation>
    </message>
    <message>
        <source>raid stripe tree</source>
        <translation>RAID-Stripe-Baum</translation>
    </message>
    <message>
        <source>subvolume %1</source>
        <translation>Subvolume %1</translation>
    </message>
    <message>
        <source>tree %1</source>
        <translation>Baum %1</translation>
    </message>
    <message>
        <source>free space</source>
        <translation>freier Platz</translation>
    </message>
    <message>
        <source>block group</source>
        <translation>Blockgruppe</translation>
    </message>
    <message>
        <source>%1, %2 of %3 used</source>
        <translation>%1, %2 von %3 belegt</translation>
    </message>
    <message>
        <source>unallocated: not in a block group</source>
        <translation>nicht alloziert: in keiner Blockgruppe</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>owners</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>one tree reaches it</source>
        <translation>ein Baum erreicht ihn</translation>
    </message>
    <message numerus="yes">
        <source>%n trees reach it</source>
        <translation>
            <numerusform>%n Bäume erreichen ihn</numerusform>
            <numerusform>%n Bäume erreichen ihn</numerusform>
        </translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>unerreichbar</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>%1 of %2 (dup)</source>
        <translation>%1 von %2 (dup)</translation>
    </message>
    <message>
        <source>device byte</source>
        <translation>Gerätebyte</translation>
    </message>
    <message>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message numerus="yes">
        <source>%n extents under this pixel; zoom in to tell them apart</source>
        <translation>
            <numerusform>%n Extents unter diesem Pixel; vergrößern, um sie zu unterscheiden</numerusform>
            <numerusform>%n Extents unter diesem Pixel; vergrößern, um sie zu unterscheiden</numerusform>
        </translation>
    </message>
    <message>
        <source>Read from the image.</source>
        <translation>Aus dem Image gelesen.</translation>
    </message>
    <message>
        <source>%1, %2 at device byte %3</source>
        <translation>%1, %2 bei Gerätebyte %3</translation>
    </message>
    <message>
        <source>generation %1</source>
        <translation>Generation %1</translation>
    </message>
    <message>
        <source>%1 unreachable</source>
        <translation>%1 unerreichbar</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DeviceMapView</name>
    <message>
        <source>Device map</source>
        <translation>Gerätekarte</translation>
    </message>
    <message>
        <source>every byte of the image · 1 px = %1 · measured</source>
        <translation>jedes Byte des Images · 1 px = %1 · gemessen</translation>
    </message>
    <message>
        <source>%1 from %2 · 1 px = %3 · measured</source>
        <translation>%1 ab %2 · 1 px = %3 · gemessen</translation>
    </message>
    <message>
        <source>%1 at device byte %2</source>
        <translation>%1 bei Gerätebyte %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DifferencesModel</name>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>permissions</source>
        <translation>Zugriffsrechte</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>device number</source>
        <translation>Gerätenummer</translation>
    </message>
    <message>
        <source>extended attributes</source>
        <translation>erweiterte Attribute</translation>
    </message>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>a subvolume, with all that is in it</source>
        <translation>ein Subvolume mit allem, was darin ist</translation>
    </message>
    <message>
        <source>a directory, with all that is in it</source>
        <translation>ein Verzeichnis mit allem, was darin ist</translation>
    </message>
    <message>
        <source>%1 from byte %2</source>
        <translation>%1 ab Byte %2</translation>
    </message>
    <message>
        <source>%1 in %2 places, the first at byte %3</source>
        <translation>%1 an %2 Stellen, die erste bei Byte %3</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Docks</name>
    <message>
        <source>Drag it to another place; a double click gives it a window of its own</source>
        <translation>An einen anderen Platz ziehen; ein Doppelklick gibt ein eigenes Fenster</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::EntriesModel</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>mapped by</source>
        <translation>eingeblendet von</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::EntriesTable</name>
    <message>
        <source>Mapping entries</source>
        <translation>Mapping-Einträge</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::EntryBlocks</name>
    <message>
        <source>No file is mapped</source>
        <translation>Keine Datei eingeblendet</translation>
    </message>
    <message>
        <source>The blocks that a mapped file&apos;s pages point to are shown here.</source>
        <translation>Hier erscheinen die Blöcke, auf die die Seiten einer eingeblendeten Datei zeigen.</translation>
    </message>
    <message>
        <source>entries of its 1 page</source>
        <translation>Einträge ihrer 1 Seite</translation>
    </message>
    <message>
        <source>entries of its %1 pages, dirty ones dark</source>
        <translation>Einträge ihrer %1 Seiten, dirty ist dunkel</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::EntryBlocksView</name>
    <message>
        <source>Blocks that the mapped file&apos;s pages point to</source>
        <translation>Blöcke, auf die die Seiten der eingeblendeten Datei zeigen</translation>
    </message>
    <message>
        <source>page %1, block at %2</source>
        <translation>Seite %1, Block bei %2</translation>
    </message>
    <message>
        <source>page %1, no block</source>
        <translation>Seite %1, kein Block</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>Seite %1</translation>
    </message>
    <message>
        <source>block at %1</source>
        <translation>Block bei %1</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Events</name>
    <message>
        <source>operation</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>move</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>Nullen</translation>
    </message>
    <message>
        <source>flush</source>
        <translation>Flush</translation>
    </message>
    <message>
        <source>fence</source>
        <translation>Fence</translation>
    </message>
    <message>
        <source>allocate</source>
        <translation>Allozieren</translation>
    </message>
    <message>
        <source>free</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>Pin</translation>
    </message>
    <message>
        <source>unpin</source>
        <translation>Unpin</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>poison</source>
        <translation>Poison</translation>
    </message>
    <message>
        <source>poison cleared</source>
        <translation>Poison gelöscht</translation>
    </message>
    <message>
        <source>iomap begin</source>
        <translation>iomap-Beginn</translation>
    </message>
    <message>
        <source>iomap end</source>
        <translation>iomap-Ende</translation>
    </message>
    <message>
        <source>fault begins</source>
        <translation>Fault beginnt</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>Fault</translation>
    </message>
    <message>
        <source>entry inserted</source>
        <translation>Eintrag eingefügt</translation>
    </message>
    <message>
        <source>entry replaced</source>
        <translation>Eintrag ersetzt</translation>
    </message>
    <message>
        <source>entry locked</source>
        <translation>Eintrag gesperrt</translation>
    </message>
    <message>
        <source>entry unlocked</source>
        <translation>Eintrag entsperrt</translation>
    </message>
    <message>
        <source>entry marked</source>
        <translation>Eintrag markiert</translation>
    </message>
    <message>
        <source>entry erased</source>
        <translation>Eintrag gelöscht</translation>
    </message>
    <message>
        <source>write-protect</source>
        <translation>Schreibschutz</translation>
    </message>
    <message>
        <source>pages mapped</source>
        <translation>Seiten eingeblendet</translation>
    </message>
    <message>
        <source>pages unmapped</source>
        <translation>Seiten ausgeblendet</translation>
    </message>
    <message>
        <source>freeze</source>
        <translation>Einfrieren</translation>
    </message>
    <message>
        <source>thaw</source>
        <translation>Auftauen</translation>
    </message>
    <message>
        <source>device removed</source>
        <translation>Gerät entfernt</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>Neubeginn</translation>
    </message>
    <message>
        <source>relocate</source>
        <translation>Verlagern</translation>
    </message>
    <message>
        <source>load</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>store</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>%1 begins</source>
        <translation>%1 beginnt</translation>
    </message>
    <message>
        <source>entry marked %1</source>
        <translation>Eintrag als %1 markiert</translation>
    </message>
    <message>
        <source>loads and stores</source>
        <translation>Loads und Stores</translation>
    </message>
    <message>
        <source>steps of page faults</source>
        <translation>Schritte von Page Faults</translation>
    </message>
    <message>
        <source>pages taken from windows</source>
        <translation>aus Fenstern genommene Seiten</translation>
    </message>
    <message>
        <source>steps of iomap and of space</source>
        <translation>Schritte von iomap und Allokation</translation>
    </message>
    <message>
        <source>changes of entries</source>
        <translation>Änderungen an Einträgen</translation>
    </message>
    <message>
        <source>operations and commits</source>
        <translation>Operationen und Commits</translation>
    </message>
    <message>
        <source>copies to the device</source>
        <translation>Kopien auf das Gerät</translation>
    </message>
    <message>
        <source>flushes</source>
        <translation>Flushes</translation>
    </message>
    <message>
        <source>fences</source>
        <translation>Fences</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>inode %1 of subvolume %2</source>
        <translation>Inode %1 von Subvolume %2</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 at %2 +%3</source>
        <translation>%1 bei %2 +%3</translation>
    </message>
    <message>
        <source>%1 at device byte %2</source>
        <translation>%1 bei Gerätebyte %2</translation>
    </message>
    <message>
        <source>%1 at logical address %2</source>
        <translation>%1 bei logischer Adresse %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, refused: %2</source>
        <translation>%1, abgewiesen: %2</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 abgewiesen</translation>
    </message>
    <message>
        <source>%1 events in %2: %3</source>
        <translation>%1 Ereignisse in %2: %3</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ExtentPages</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Who shares cannot be told</source>
        <translation>Wer teilt, ist nicht zu ermitteln</translation>
    </message>
    <message>
        <source>The tree cannot be read</source>
        <translation>Der Baum ist nicht lesbar</translation>
    </message>
    <message>
        <source>whole image</source>
        <translation>ganzes Image</translation>
    </message>
    <message>
        <source>Subvolumes against each other, instead of the chosen file against whoever holds its extents</source>
        <translation>Subvolumes gegeneinander statt der gewählten Datei gegen alle, die ihre Extents halten</translation>
    </message>
    <message>
        <source>Which tree is shown</source>
        <translation>Welcher Baum gezeigt wird</translation>
    </message>
    <message>
        <source>extents</source>
        <translation>Extents</translation>
    </message>
    <message>
        <source>Where the bytes of the chosen file lie</source>
        <translation>Wo die Bytes der gewählten Datei liegen</translation>
    </message>
    <message>
        <source>who shares</source>
        <translation>wer teilt</translation>
    </message>
    <message>
        <source>Which files and snapshots hold the same extents</source>
        <translation>Welche Dateien und Snapshots dieselben Extents halten</translation>
    </message>
    <message>
        <source>trees</source>
        <translation>Bäume</translation>
    </message>
    <message>
        <source>The blocks of the trees, and who leads to which</source>
        <translation>Die Blöcke der Bäume, und wer zu wem führt</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Two snapshots, or two moments, against each other</source>
        <translation>Zwei Snapshots oder zwei Momente gegeneinander</translation>
    </message>
    <message>
        <source>File &amp;extents</source>
        <translation>&amp;Extents der Datei</translation>
    </message>
    <message>
        <source>&amp;Who shares</source>
        <translation>&amp;Wer teilt</translation>
    </message>
    <message>
        <source>&amp;Trees</source>
        <translation>&amp;Bäume</translation>
    </message>
    <message>
        <source>&amp;Comparison</source>
        <translation>&amp;Vergleich</translation>
    </message>
    <message>
        <source>Nothing is known yet</source>
        <translation>Noch ist nichts bekannt</translation>
    </message>
    <message>
        <source>The extents are being read.</source>
        <translation>Die Extents werden gelesen.</translation>
    </message>
    <message>
        <source>The trees are being read.</source>
        <translation>Die Bäume werden gelesen.</translation>
    </message>
    <message>
        <source>being read…</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>being read… %1 %</source>
        <translation>wird gelesen … %1 %</translation>
    </message>
    <message>
        <source>subvolumes</source>
        <translation>Subvolumes</translation>
    </message>
    <message>
        <source>tree: %1</source>
        <translation>Baum: %1</translation>
    </message>
    <message>
        <source>File extents</source>
        <translation>Extents der Datei</translation>
    </message>
    <message>
        <source>Who shares</source>
        <translation>Wer teilt</translation>
    </message>
    <message>
        <source>Trees</source>
        <translation>Bäume</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FactValue</name>
    <message>
        <source>Copy “%1”</source>
        <translation>„%1“ kopieren</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FactsView</name>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>modelled</source>
        <translation>modelliert</translation>
    </message>
    <message>
        <source>emulated</source>
        <translation>emuliert</translation>
    </message>
    <message>
        <source>read from the image or from the system</source>
        <translation>aus dem Image oder vom System gelesen</translation>
    </message>
    <message>
        <source>computed from a model of the engine&apos;s</source>
        <translation>aus einem Modell der Engine berechnet</translation>
    </message>
    <message>
        <source>what the hardware would do, forced by an option</source>
        <translation>was die Hardware täte, durch eine Option erzwungen</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FileExtentsPainter</name>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>hole</source>
        <translation>Loch</translation>
    </message>
    <message>
        <source>preallocated</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>inline</source>
        <translation>inline</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>no extent: its bytes lie in the tree block of its inode</source>
        <translation>kein Extent: Die Bytes liegen im Baumblock der Inode</translation>
    </message>
    <message>
        <source>nothing on the device: holes take no space</source>
        <translation>nichts auf dem Gerät: Löcher brauchen keinen Platz</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>inline, in a tree block</source>
        <translation>inline, in einem Baumblock</translation>
    </message>
    <message>
        <source>on the device</source>
        <translation>auf dem Gerät</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>Die Datei ist leer</translation>
    </message>
    <message>
        <source>It has no bytes, and so no extents.</source>
        <translation>Sie hat keine Bytes und darum keine Extents.</translation>
    </message>
    <message>
        <source>No file is chosen</source>
        <translation>Keine Datei gewählt</translation>
    </message>
    <message>
        <source>Choose one to see which device bytes hold it.</source>
        <translation>Wählen Sie eine, um zu sehen, in welchen Gerätebytes sie liegt.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FileExtentsSpots</name>
    <message>
        <source>hole</source>
        <translation>Loch</translation>
    </message>
    <message>
        <source>inline data</source>
        <translation>Inline-Daten</translation>
    </message>
    <message>
        <source>preallocated extent</source>
        <translation>reservierter Extent</translation>
    </message>
    <message>
        <source>shared extent</source>
        <translation>geteilter Extent</translation>
    </message>
    <message>
        <source>extent only held here</source>
        <translation>nur hier gehaltener Extent</translation>
    </message>
    <message>
        <source>Read from the image.</source>
        <translation>Aus dem Image gelesen.</translation>
    </message>
    <message>
        <source>Device bytes that this file does not hold.</source>
        <translation>Gerätebytes, die diese Datei nicht hält.</translation>
    </message>
    <message>
        <source>Behind the last extent of the file.</source>
        <translation>Hinter dem letzten Extent der Datei.</translation>
    </message>
    <message>
        <source>file offset</source>
        <translation>Datei-Offset</translation>
    </message>
    <message>
        <source>device byte</source>
        <translation>Gerätebyte</translation>
    </message>
    <message>
        <source>compressed</source>
        <translation>komprimiert</translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <translation>%1, auf %2</translation>
    </message>
    <message>
        <source>owners</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>here</source>
        <translation>hier</translation>
    </message>
    <message numerus="yes">
        <source>%n extents under this pixel; zoom in to tell them apart</source>
        <translation>
            <numerusform>%n Extents unter diesem Pixel; vergrößern, um sie zu unterscheiden</numerusform>
            <numerusform>%n Extents unter diesem Pixel; vergrößern, um sie zu unterscheiden</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 at file offset %3</source>
        <translation>%1, %2 bei Datei-Offset %3</translation>
    </message>
    <message>
        <source>device byte %1</source>
        <translation>Gerätebyte %1</translation>
    </message>
    <message>
        <source>one owner</source>
        <translation>ein Besitzer</translation>
    </message>
    <message numerus="yes">
        <source>%n owners</source>
        <translation>
            <numerusform>%n Besitzer</numerusform>
            <numerusform>%n Besitzer</numerusform>
        </translation>
    </message>
    <message>
        <source>generation %1</source>
        <translation>Generation %1</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FileExtentsView</name>
    <message>
        <source>File extents</source>
        <translation>Extents der Datei</translation>
    </message>
    <message>
        <source>%1 — 1 block</source>
        <translation>%1 — 1 Block</translation>
    </message>
    <message>
        <source>%1 — %2 blocks</source>
        <translation>%1 — %2 Blöcke</translation>
    </message>
    <message>
        <source> in 1 extent</source>
        <translation> in 1 Extent</translation>
    </message>
    <message>
        <source> in %1 extents</source>
        <translation> in %1 Extents</translation>
    </message>
    <message>
        <source> · 1 px = %1 · measured</source>
        <translation> · 1 px = %1 · gemessen</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FileTreeModel</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>character device</source>
        <translation>Zeichengerät</translation>
    </message>
    <message>
        <source>block device</source>
        <translation>Blockgerät</translation>
    </message>
    <message>
        <source>fifo</source>
        <translation>FIFO</translation>
    </message>
    <message>
        <source>socket</source>
        <translation>Socket</translation>
    </message>
    <message>
        <source>symbolic link</source>
        <translation>symbolischer Link</translation>
    </message>
    <message>
        <source>of an unknown type</source>
        <translation>unbekannter Art</translation>
    </message>
    <message>
        <source>+ added</source>
        <translation>+ hinzugefügt</translation>
    </message>
    <message>
        <source>− removed</source>
        <translation>− entfernt</translation>
    </message>
    <message>
        <source>± changed</source>
        <translation>± geändert</translation>
    </message>
    <message>
        <source>± inside</source>
        <translation>± darin</translation>
    </message>
    <message>
        <source>read-only snapshot</source>
        <translation>nur lesbarer Snapshot</translation>
    </message>
    <message>
        <source>read-only subvolume</source>
        <translation>nur lesbares Subvolume</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>subvolume</source>
        <translation>Subvolume</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>wird gelesen …</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>the image: its top-level directory, %1</source>
        <translation>das Image: sein oberstes Verzeichnis, %1</translation>
    </message>
    <message>
        <source>snapshot %1: a subvolume that began as a copy of another</source>
        <translation>Snapshot %1: ein Subvolume, das als Kopie eines anderen begann</translation>
    </message>
    <message>
        <source>subvolume %1: a file tree of its own</source>
        <translation>Subvolume %1: ein eigener Dateibaum</translation>
    </message>
    <message>
        <source>read-only: nothing in it changes</source>
        <translation>nur lesbar: Nichts darin ändert sich</translation>
    </message>
    <message>
        <source>%1, inode %2, %3</source>
        <translation>%1, Inode %2, %3</translation>
    </message>
    <message>
        <source>leads to %1</source>
        <translation>führt zu %1</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 names (hard links)</source>
        <translation>%1 Namen (Hardlinks)</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>geändert %1</translation>
    </message>
    <message>
        <source>usage unknown</source>
        <translation>Belegung unbekannt</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Only here, shared, unreachable</source>
        <translation>Nur hier, geteilt, unerreichbar</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FilesView</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Help</name>
    <message>
        <source>In the maps</source>
        <translation>In den Karten</translation>
    </message>
    <message>
        <source>wheel, + −</source>
        <translation>Mausrad, + −</translation>
    </message>
    <message>
        <source>zoom around the pointer or the middle</source>
        <translation>um den Zeiger oder die Mitte zoomen</translation>
    </message>
    <message>
        <source>drag, ← →</source>
        <translation>Ziehen, ← →</translation>
    </message>
    <message>
        <source>move along the bytes</source>
        <translation>an den Bytes entlangfahren</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home, End</translation>
    </message>
    <message>
        <source>go to the ends</source>
        <translation>zu den Enden springen</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>show everything</source>
        <translation>alles zeigen</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab, Shift+Tab</translation>
    </message>
    <message>
        <source>walk the extents</source>
        <translation>die Extents durchlaufen</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+Ziehen</translation>
    </message>
    <message>
        <source>choose a range</source>
        <translation>einen Bereich wählen</translation>
    </message>
    <message>
        <source>In the bytes</source>
        <translation>In den Bytes</translation>
    </message>
    <message>
        <source>Shift+arrows</source>
        <translation>Shift+Pfeile</translation>
    </message>
    <message>
        <source>mark bytes</source>
        <translation>Bytes markieren</translation>
    </message>
    <message>
        <source>copy them as shown</source>
        <translation>sie wie angezeigt kopieren</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Find a word…</source>
        <translation>Wort suchen …</translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation>Wort suchen</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>Glossar</translation>
    </message>
    <message>
        <source>No word like this is explained here.</source>
        <translation>Ein solches Wort wird hier nicht erklärt.</translation>
    </message>
    <message>
        <source>Opens btrfs images that lie in persistent memory, or in a file that stands for it, and shows where every byte of them is, who shares it, and what copy-on-write does to it.</source>
        <translation>Öffnet btrfs-Images, die in persistentem Speicher liegen oder in einer Datei, die für ihn steht, und zeigt, wo jedes ihrer Bytes ist, wer es teilt und was Copy-on-Write damit macht.</translation>
    </message>
    <message>
        <source>Every figure says whether it was measured, computed from a model, or emulated.</source>
        <translation>Jede Zahl sagt, ob sie gemessen, aus einem Modell berechnet oder emuliert ist.</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>Version %1, mit Qt %2</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>Freie Software unter der MIT-Lizenz.</translation>
    </message>
    <message>
        <source>About Daxscope</source>
        <translation>Über Daxscope</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::HexView</name>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>%1 bytes from %2</source>
        <translation>%1 Byte ab %2</translation>
    </message>
    <message>
        <source>Nothing read</source>
        <translation>Nichts gelesen</translation>
    </message>
    <message>
        <source>Copy the selected bytes</source>
        <translation>Ausgewählte Bytes kopieren</translation>
    </message>
    <message>
        <source>Copy all bytes shown here</source>
        <translation>Alle hier gezeigten Bytes kopieren</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::HitsModel</name>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>inode %1</source>
        <translation>Inode %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>What is chosen, and who holds it</source>
        <translation>Was gewählt ist und wer es hält</translation>
    </message>
    <message>
        <source>decoded</source>
        <translation>dekodiert</translation>
    </message>
    <message>
        <source>The chosen tree block, field by field</source>
        <translation>Der gewählte Baumblock, Feld für Feld</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>The bytes of the chosen block or extent</source>
        <translation>Die Bytes des gewählten Blocks oder Extents</translation>
    </message>
    <message>
        <source>bytes from %1</source>
        <translation>Bytes ab %1</translation>
    </message>
    <message>
        <source>a part of %1</source>
        <translation>ein Teil von %1</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>in der Datei</translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation>%1 bei Byte %2</translation>
    </message>
    <message>
        <source>Owners: being read…</source>
        <translation>Besitzer: werden gelesen …</translation>
    </message>
    <message>
        <source>No owners</source>
        <translation>Keine Besitzer</translation>
    </message>
    <message>
        <source>Owners of byte %1</source>
        <translation>Besitzer von Byte %1</translation>
    </message>
    <message>
        <source>Choose an extent or a tree block in the device map.</source>
        <translation>Wählen Sie einen Extent oder einen Baumblock in der Gerätekarte.</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <translation>%1 (%2 Byte)</translation>
    </message>
    <message>
        <source>the filesystem itself</source>
        <translation>das Dateisystem selbst</translation>
    </message>
    <message>
        <source>none any more</source>
        <translation>keiner mehr</translation>
    </message>
    <message>
        <source>1 tree</source>
        <translation>1 Baum</translation>
    </message>
    <message>
        <source>%1 trees</source>
        <translation>%1 Bäume</translation>
    </message>
    <message>
        <source>1: nobody else holds it</source>
        <translation>1: niemand sonst hält ihn</translation>
    </message>
    <message>
        <source>%1 references</source>
        <translation>%1 Verweise</translation>
    </message>
    <message>
        <source>logical byte</source>
        <translation>logisches Byte</translation>
    </message>
    <message>
        <source>data extent</source>
        <translation>Daten-Extent</translation>
    </message>
    <message>
        <source>tree block</source>
        <translation>Baumblock</translation>
    </message>
    <message>
        <source>superblock</source>
        <translation>Superblock</translation>
    </message>
    <message>
        <source>freed space</source>
        <translation>freigegebener Platz</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>granularity</source>
        <translation>Granularität</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>inode</source>
        <translation>Inode</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>extents</source>
        <translation>Extents</translation>
    </message>
    <message>
        <source>%1, of them %2 on the device</source>
        <translation>%1, davon %2 auf dem Gerät</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>holes</source>
        <translation>Löcher</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>inline</source>
        <translation>inline</translation>
    </message>
    <message>
        <source>lies within</source>
        <translation>liegt innerhalb</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>device byte</source>
        <translation>Gerätebyte</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>this is</source>
        <translation>dies ist</translation>
    </message>
    <message>
        <source>needed by the last commit: free once the next one is durable</source>
        <translation>vom letzten Commit gebraucht: frei, sobald der nächste dauerhaft ist</translation>
    </message>
    <message>
        <source>%1, not committed</source>
        <translation>%1, nicht festgeschrieben</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>owners</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>unerreichbar</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>the second one (dup)</source>
        <translation>die zweite (dup)</translation>
    </message>
    <message>
        <source>device bytes</source>
        <translation>Gerätebytes</translation>
    </message>
    <message>
        <source>generations</source>
        <translation>Generationen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>file byte</source>
        <translation>Dateibyte</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>nothing is stored: it reads as zeros</source>
        <translation>nichts gespeichert: Es liest sich als Nullen</translation>
    </message>
    <message>
        <source>stored inside a tree block, not in blocks of its own</source>
        <translation>in einem Baumblock gespeichert, nicht in eigenen Blöcken</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::LessonAnswers</name>
    <message>
        <source>%1: right</source>
        <translation>%1: richtig</translation>
    </message>
    <message>
        <source>%1: you thought so, it is not</source>
        <translation>%1: Ihre Antwort, aber nicht richtig</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::LessonPicture</name>
    <message>
        <source>%1: not there</source>
        <translation>%1: nicht vorhanden</translation>
    </message>
    <message>
        <source> · a cell is %1</source>
        <translation> · eine Zelle ist %1</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 ist nicht vorhanden</translation>
    </message>
    <message>
        <source>%1: %2 blocks of its own, %3 shared, %4 in holes</source>
        <translation>%1: %2 eigene Blöcke, %3 geteilte, %4 in Löchern</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::LessonView</name>
    <message>
        <source>done: %1</source>
        <translation>erledigt: %1</translation>
    </message>
    <message>
        <source>to come: %1</source>
        <translation>noch offen: %1</translation>
    </message>
    <message>
        <source>Losing design switched on</source>
        <translation>Verlierender Entwurf eingeschaltet</translation>
    </message>
    <message>
        <source>Do it for me</source>
        <translation>Vormachen</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>Neu beginnen</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>Back to the files; what you have reached is kept</source>
        <translation>Zurück zu den Dateien; was Sie erreicht haben, bleibt erhalten</translation>
    </message>
    <message>
        <source>A fresh image, and the first step</source>
        <translation>Ein frisches Image und der erste Schritt</translation>
    </message>
    <message>
        <source>Runs what this step asks for; all views show it</source>
        <translation>Führt aus, was dieser Schritt verlangt; alle Ansichten zeigen es</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Lesson %1 of %2</source>
        <translation>Lektion %1 von %2</translation>
    </message>
    <message>
        <source>Your prediction stands. Now do it and see.</source>
        <translation>Ihre Vorhersage steht. Jetzt ausführen und hinsehen.</translation>
    </message>
    <message>
        <source>First predict, then do it.</source>
        <translation>Erst vorhersagen, dann ausführen.</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>Zum Merken</translation>
    </message>
    <message>
        <source>You predicted %1 of %2 rightly.</source>
        <translation>%1 von %2 Vorhersagen waren richtig.</translation>
    </message>
    <message>
        <source>Where it comes from: %1</source>
        <translation>Woher das kommt: %1</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>`daxscope lessons exercise %1 IMAGE` makes the image to try it on; `daxscope lessons grade %1 FILE` judges the script.</source>
        <translation>`daxscope lessons exercise %1 IMAGE` erzeugt das Image zum Üben; `daxscope lessons grade %1 FILE` bewertet das Skript.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::LoadedPage</name>
    <message>
        <source>Store</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Store the changed bytes through the mapping (Return)</source>
        <translation>Die geänderten Bytes durch das Mapping speichern (Eingabe)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>double click a page to load it</source>
        <translation>Doppelklick auf eine Seite lädt sie</translation>
    </message>
    <message>
        <source>1 change to store</source>
        <translation>1 Änderung zu speichern</translation>
    </message>
    <message>
        <source>%1 changes to store</source>
        <translation>%1 Änderungen zu speichern</translation>
    </message>
    <message>
        <source>%1, loaded</source>
        <translation>%1, geladen</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::MainWindow</name>
    <message>
        <source>Daxscope</source>
        <translation>Daxscope</translation>
    </message>
    <message>
        <source>Started afresh</source>
        <translation>Frisch gestartet</translation>
    </message>
    <message>
        <source>The last start did not finish, so sizes and panels are as they come.</source>
        <translation>Der letzte Start kam nicht zum Ende, darum sind Größen und Bereiche wie am Anfang.</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Open a btrfs image (%1)</source>
        <translation>Ein btrfs-Image öffnen (%1)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>What is shared</source>
        <translation>Was geteilt ist</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>File extents</source>
        <translation>Extents der Datei</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>Mappings</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>Wird geöffnet: %1</translation>
    </message>
    <message>
        <source>engine reading</source>
        <translation>Engine liest</translation>
    </message>
    <message>
        <source>engine: %1</source>
        <translation>Engine: %1</translation>
    </message>
    <message>
        <source>engine idle</source>
        <translation>Engine ruht</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>%1 was not opened.</source>
        <translation>Nicht geöffnet: %1.</translation>
    </message>
    <message>
        <source>Cannot open %1</source>
        <translation>Öffnen nicht möglich: %1</translation>
    </message>
    <message>
        <source>Cannot read this file</source>
        <translation>Diese Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>by size</source>
        <translation>nach Größe</translation>
    </message>
    <message>
        <source>The largest first, else by name</source>
        <translation>Die größten zuerst, sonst nach Namen</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Count in blocks instead of bytes</source>
        <translation>In Blöcken statt in Bytes zählen</translation>
    </message>
    <message>
        <source>to scale</source>
        <translation>maßstäblich</translation>
    </message>
    <message>
        <source>Device bytes as far apart as they lie, instead of side by side</source>
        <translation>Gerätebytes so weit auseinander, wie sie liegen, statt nebeneinander</translation>
    </message>
    <message>
        <source>%1 · %2 % free · measured</source>
        <translation>%1 · %2 % frei · gemessen</translation>
    </message>
    <message>
        <source>%1[*] — Daxscope</source>
        <translation>%1[*] — Daxscope</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>&amp;Betrachten</translation>
    </message>
    <message>
        <source>What there is, and where it lies</source>
        <translation>Was da ist und wo es liegt</translation>
    </message>
    <message>
        <source>&amp;Operate</source>
        <translation>&amp;Operationen</translation>
    </message>
    <message>
        <source>Change something, and follow what it did</source>
        <translation>Etwas ändern und verfolgen, was es bewirkt</translation>
    </message>
    <message>
        <source>&amp;Faults</source>
        <translation>&amp;Faults</translation>
    </message>
    <message>
        <source>Mapped files, page by page, and the engine&apos;s way through a fault</source>
        <translation>Eingeblendete Dateien Seite für Seite, und der Weg der Engine durch einen Fault</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>&amp;Vorführen</translation>
    </message>
    <message>
        <source>In front of a class: large text, the whole screen, nothing that distracts</source>
        <translation>Vor einer Klasse: große Schrift, der ganze Bildschirm, nichts, was ablenkt</translation>
    </message>
    <message>
        <source>Arran&amp;gement</source>
        <translation>An&amp;ordnung</translation>
    </message>
    <message>
        <source>As it &amp;comes</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Panels and sizes of this arrangement as they were at first</source>
        <translation>Bereiche und Größen dieser Anordnung wie am Anfang</translation>
    </message>
    <message>
        <source>Com&amp;pare this subvolume</source>
        <translation>Dieses Subvolume &amp;vergleichen</translation>
    </message>
    <message>
        <source>What differs between the subvolume or snapshot that is chosen, or lies around what is chosen, and another</source>
        <translation>Worin sich das gewählte oder das umgebende Subvolume (auch ein Snapshot) von einem anderen unterscheidet</translation>
    </message>
    <message>
        <source>Compare with now</source>
        <translation>Mit jetzt vergleichen</translation>
    </message>
    <message>
        <source>%1 · measured</source>
        <translation>%1 · gemessen</translation>
    </message>
    <message>
        <source>the whole image</source>
        <translation>das ganze Image</translation>
    </message>
    <message>
        <source>What is unreachable is counted for files and for the whole image.</source>
        <translation>Unerreichbares wird für Dateien und für das ganze Image gezählt.</translation>
    </message>
    <message>
        <source>As the file sees it: in bytes of the file.</source>
        <translation>Wie die Datei es sieht: in Bytes der Datei.</translation>
    </message>
    <message>
        <source>Known when all extents have been read.</source>
        <translation>Bekannt, sobald alle Extents gelesen sind.</translation>
    </message>
    <message>
        <source>Choose a file, a subvolume or the image.</source>
        <translation>Wählen Sie eine Datei, ein Subvolume oder das Image.</translation>
    </message>
    <message>
        <source>Not known for this file.</source>
        <translation>Für diese Datei nicht bekannt.</translation>
    </message>
    <message>
        <source>Cannot export</source>
        <translation>Export nicht möglich</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>own window</source>
        <translation>eigenes Fenster</translation>
    </message>
    <message>
        <source>Shows the handbook in a window of its own, for a second screen</source>
        <translation>Zeigt das Handbuch in einem eigenen Fenster, für einen zweiten Bildschirm</translation>
    </message>
    <message>
        <source>close</source>
        <translation>schließen</translation>
    </message>
    <message>
        <source>Closes the handbook (Escape goes back to the views and leaves it open)</source>
        <translation>Schließt das Handbuch (Escape führt zurück zu den Ansichten und lässt es offen)</translation>
    </message>
    <message>
        <source>Handbook — Daxscope</source>
        <translation>Handbuch — Daxscope</translation>
    </message>
    <message>
        <source>No image is open</source>
        <translation>Kein Image geöffnet</translation>
    </message>
    <message>
        <source>This link shows a place in the image: open one first, or the sample (Ctrl+T).</source>
        <translation>Dieser Link zeigt eine Stelle im Image: Öffnen Sie erst eines oder das Beispiel (Ctrl+T).</translation>
    </message>
    <message>
        <source>“%1” cannot be done now</source>
        <translation>„%1“ ist jetzt nicht möglich</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>Nicht vorhanden</translation>
    </message>
    <message>
        <source>This image ends before the place where it would be.</source>
        <translation>Dieses Image endet vor der Stelle, an der es läge.</translation>
    </message>
    <message>
        <source>This image has no such tree</source>
        <translation>Diesen Baum hat das Image nicht</translation>
    </message>
    <message>
        <source>Undo everything that was done to “%1” since the last commit?</source>
        <translation>Alles rückgängig machen, was seit dem letzten Commit an „%1“ getan wurde?</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 Änderungen</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>… und %1 weitere</translation>
    </message>
    <message>
        <source>Lost at once, and for good (an image that is no scratch image cannot go forward again):</source>
        <translation>Sofort und endgültig verloren (nur ein Wegwerf-Image kann danach wieder vorwärtsgehen):</translation>
    </message>
    <message>
        <source>%1 stay as they are: they were overwritten where they lie (files without copy-on-write, immutable ones, MAP_SYNC).</source>
        <translation>%1 bleiben, wie sie sind: Sie wurden an Ort und Stelle überschrieben (Dateien ohne Copy-on-Write, unveränderliche, MAP_SYNC).</translation>
    </message>
    <message>
        <source>&amp;Undo all</source>
        <translation>&amp;Alles rückgängig machen</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>Momente</translation>
    </message>
    <message>
        <source>states to come back to</source>
        <translation>Zustände zum Zurückkehren</translation>
    </message>
    <message>
        <source>The image went back</source>
        <translation>Image zurückversetzt</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation>&amp;Lernen</translation>
    </message>
    <message>
        <source>&amp;Go to the lesson</source>
        <translation>&amp;Zur Lektion</translation>
    </message>
    <message>
        <source>Start this lesson &amp;again</source>
        <translation>Diese Lektion &amp;neu beginnen</translation>
    </message>
    <message>
        <source>Lessons of your &amp;own…</source>
        <translation>&amp;Eigene Lektionen …</translation>
    </message>
    <message>
        <source>A folder with more lessons, each a folder with lesson.md and scenario.js</source>
        <translation>Ein Ordner mit weiteren Lektionen, jede ein Ordner mit lesson.md und scenario.js</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source> ✔</source>
        <translation> ✔</translation>
    </message>
    <message>
        <source> · step %1</source>
        <translation> · Schritt %1</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>Nicht lesbar: %1</translation>
    </message>
    <message>
        <source>This lesson cannot be read</source>
        <translation>Diese Lektion ist nicht lesbar</translation>
    </message>
    <message>
        <source>Folder of lessons</source>
        <translation>Ordner mit Lektionen</translation>
    </message>
    <message>
        <source>A lesson there cannot be read</source>
        <translation>Eine Lektion dort ist nicht lesbar</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>They are in the menu Learn: %1</source>
        <translation>Sie stehen im Menü Lernen: %1</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>Menüs</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>&amp;Image</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open &amp;sample</source>
        <translation>Bei&amp;spiel öffnen</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation>Ctrl+W</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Chec&amp;k…</source>
        <translation>&amp;Prüfen …</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Is everything sound? What is wrong, where, and what it means</source>
        <translation>Ist alles in Ordnung? Was nicht stimmt, wo, und was es bedeutet</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>&amp;Mapping</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>&amp;Schritte</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Help on this view</source>
        <translation>&amp;Hilfe zu dieser Ansicht</translation>
    </message>
    <message>
        <source>Hand&amp;book</source>
        <translation>Hand&amp;buch</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>Ctrl+?</source>
        <translation>Ctrl+?</translation>
    </message>
    <message>
        <source>Shift+F1</source>
        <translation>Shift+F1</translation>
    </message>
    <message>
        <source>&amp;Glossary</source>
        <translation>&amp;Glossar</translation>
    </message>
    <message>
        <source>&amp;About Daxscope</source>
        <translation>Über &amp;Daxscope</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>Show what is &amp;selected</source>
        <translation>Aus&amp;wahl zeigen</translation>
    </message>
    <message>
        <source>&amp;Colour the device by</source>
        <translation>Gerät &amp;färben nach</translation>
    </message>
    <message>
        <source>What the colours of the device map mean</source>
        <translation>Was die Farben der Gerätekarte bedeuten</translation>
    </message>
    <message>
        <source>what it &amp;is</source>
        <translation>&amp;Art</translation>
    </message>
    <message>
        <source>colour: what it is</source>
        <translation>Farbe: Art</translation>
    </message>
    <message>
        <source>how many &amp;hold it</source>
        <translation>Zahl der &amp;Besitzer</translation>
    </message>
    <message>
        <source>colour: owners</source>
        <translation>Farbe: Besitzer</translation>
    </message>
    <message>
        <source>&amp;when it was written</source>
        <translation>Zeit des &amp;Schreibens</translation>
    </message>
    <message>
        <source>colour: generation</source>
        <translation>Farbe: Generation</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Suchen …</translation>
    </message>
    <message>
        <source>Next &amp;panel</source>
        <translation>Nächster &amp;Bereich</translation>
    </message>
    <message>
        <source>Previous pane&amp;l</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>C&amp;lear the selection</source>
        <translation>Auswahl auf&amp;heben</translation>
    </message>
    <message>
        <source>P&amp;anels</source>
        <translation>Be&amp;reiche</translation>
    </message>
    <message>
        <source>In the i&amp;nspector</source>
        <translation>Im &amp;Inspektor</translation>
    </message>
    <message>
        <source>&amp;Facts</source>
        <translation>&amp;Angaben</translation>
    </message>
    <message>
        <source>&amp;Decoded</source>
        <translation>&amp;Dekodiert</translation>
    </message>
    <message>
        <source>&amp;Bytes</source>
        <translation>&amp;Bytes</translation>
    </message>
    <message>
        <source>In the &amp;lower panel</source>
        <translation>Im &amp;unteren Bereich</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>&amp;Textgröße</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>&amp;Größer</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>&amp;Kleiner</translation>
    </message>
    <message>
        <source>&amp;Normal</source>
        <translation>&amp;Normal</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>Farbsche&amp;ma</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>Vo&amp;llbild</translation>
    </message>
    <message>
        <source>&amp;Export “%1” as</source>
        <translation>„%1“ &amp;exportieren als</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1 (fehlt)</translation>
    </message>
    <message>
        <source>&amp;Forget all</source>
        <translation>Alle &amp;vergessen</translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation>Image öffnen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Images (*.img *.btrfs *.raw *.bin)</source>
        <translation>Images (*.img *.btrfs *.raw *.bin)</translation>
    </message>
    <message>
        <source>Export as %1</source>
        <translation>Als %1 exportieren</translation>
    </message>
    <message>
        <source>&amp;New scratch image</source>
        <translation>&amp;Neues Wegwerf-Image</translation>
    </message>
    <message>
        <source>An empty image in memory to try things on; gone when it is closed, unless a copy is saved</source>
        <translation>Ein leeres Image im Speicher zum Ausprobieren; beim Schließen weg, sofern keine Kopie gesichert wurde</translation>
    </message>
    <message>
        <source>E&amp;xperiment on a copy</source>
        <translation>An einer &amp;Kopie experimentieren</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>&amp;Allow changes</source>
        <translation>Änderungen er&amp;lauben</translation>
    </message>
    <message>
        <source>Sa&amp;ve a copy…</source>
        <translation>Kopie sic&amp;hern …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Co&amp;mmit</source>
        <translation>Fes&amp;tschreiben</translation>
    </message>
    <message>
        <source>Recor&amp;ded script…</source>
        <translation>&amp;Aufgezeichnetes Skript …</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>What you did, as a script that does it again</source>
        <translation>Was Sie getan haben, als Skript, das es noch einmal tut</translation>
    </message>
    <message>
        <source>Script e&amp;ditor…</source>
        <translation>Skript-E&amp;ditor …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Write a script, run it on this image, or go through it step by step</source>
        <translation>Ein Skript schreiben, auf diesem Image ausführen oder Schritt für Schritt durchgehen</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>E&amp;instellungen …</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Copy saved</source>
        <translation>Kopie gesichert</translation>
    </message>
    <message>
        <source>What the last operation changed is framed in orange, and dashed where it was. Click to let go.</source>
        <translation>Was die letzte Operation geändert hat, ist orange umrahmt; gestrichelt, wo es vorher lag. Klicken hebt das auf.</translation>
    </message>
    <message>
        <source>differs from now ✕</source>
        <translation>anders als jetzt ✕</translation>
    </message>
    <message>
        <source>led to this moment ✕</source>
        <translation>führte zu diesem Moment ✕</translation>
    </message>
    <message>
        <source>changed: %1 ✕</source>
        <translation>geändert: %1 ✕</translation>
    </message>
    <message>
        <source>Opens a copy of this image, in memory where possible, that may be changed at will</source>
        <translation>Öffnet eine Kopie dieses Images, möglichst im Speicher, die beliebig geändert werden darf</translation>
    </message>
    <message>
        <source>Commits, and writes the image to another file</source>
        <translation>Schreibt fest und sichert das Image in eine andere Datei</translation>
    </message>
    <message>
        <source>Opens this image for writing: what is committed changes the file</source>
        <translation>Öffnet dieses Image zum Schreiben: Was festgeschrieben wird, ändert die Datei</translation>
    </message>
    <message>
        <source>Makes all changes durable</source>
        <translation>Macht alle Änderungen dauerhaft</translation>
    </message>
    <message>
        <source>Nothing has changed since the last commit</source>
        <translation>Seit dem letzten Commit hat sich nichts geändert</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 Änderung</translation>
    </message>
    <message>
        <source>Co&amp;mmit · %1</source>
        <translation>Fes&amp;tschreiben · %1</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>Festschreiben</translation>
    </message>
    <message>
        <source>Commit · %1</source>
        <translation>Festschreiben · %1</translation>
    </message>
    <message>
        <source>Allow changes</source>
        <translation>Änderungen erlauben</translation>
    </message>
    <message>
        <source>A script of the editor ran here.</source>
        <translation>Hier lief ein Skript des Editors.</translation>
    </message>
    <message>
        <source>The image is still being read.</source>
        <translation>Das Image wird noch gelesen.</translation>
    </message>
    <message>
        <source>No image is open: Ctrl+N makes a scratch image.</source>
        <translation>Kein Image geöffnet: Ctrl+N erzeugt ein Wegwerf-Image.</translation>
    </message>
    <message>
        <source>“%1” is a scratch image: closed, it is gone.</source>
        <translation>„%1“ ist ein Wegwerf-Image: Wird es geschlossen, ist es weg.</translation>
    </message>
    <message>
        <source>A copy keeps what you did.</source>
        <translation>Eine Kopie bewahrt, was Sie getan haben.</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>Kopie &amp;sichern …</translation>
    </message>
    <message>
        <source>1 change of “%1” is not committed.</source>
        <translation>1 Änderung an „%1“ ist nicht festgeschrieben.</translation>
    </message>
    <message>
        <source>%1 changes of “%2” are not committed.</source>
        <translation>%1 Änderungen an „%2“ sind nicht festgeschrieben.</translation>
    </message>
    <message>
        <source>Discarded, the image is as the last commit left it (generation %1).</source>
        <translation>Beim Verwerfen bleibt das Image, wie der letzte Commit es hinterließ (Generation %1).</translation>
    </message>
    <message>
        <source>&amp;Commit</source>
        <translation>&amp;Festschreiben</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Kopie sichern</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Schritt</translation>
    </message>
    <message>
        <source>Step &amp;over</source>
        <translation>Schritt da&amp;rüber</translation>
    </message>
    <message>
        <source>Step o&amp;ut</source>
        <translation>Schritt &amp;hinaus</translation>
    </message>
    <message>
        <source>&amp;Take back what stands</source>
        <translation>Angehaltenes &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>&amp;Tempo</translation>
    </message>
    <message>
        <source>&amp;Full speed</source>
        <translation>&amp;Volles Tempo</translation>
    </message>
    <message>
        <source>&amp;10 events a second</source>
        <translation>&amp;10 Ereignisse pro Sekunde</translation>
    </message>
    <message>
        <source>&amp;3 events a second</source>
        <translation>&amp;3 Ereignisse pro Sekunde</translation>
    </message>
    <message>
        <source>&amp;1 event a second</source>
        <translation>&amp;1 Ereignis pro Sekunde</translation>
    </message>
    <message>
        <source>1 event in 3 &amp;seconds</source>
        <translation>1 Ereignis in 3 &amp;Sekunden</translation>
    </message>
    <message>
        <source>Stop &amp;at</source>
        <translation>&amp;Anhalten bei</translation>
    </message>
    <message>
        <source>What happens to this &amp;file</source>
        <translation>Was mit dieser &amp;Datei geschieht</translation>
    </message>
    <message>
        <source>Stores to the selected &amp;bytes of the device</source>
        <translation>Stores in die ausgewählten &amp;Bytes des Geräts</translation>
    </message>
    <message>
        <source>&amp;Forget all stops</source>
        <translation>Alle Haltepunkte ver&amp;gessen</translation>
    </message>
    <message>
        <source>Stop at %1</source>
        <translation>Anhalten bei %1</translation>
    </message>
    <message>
        <source>Do not &amp;stop</source>
        <translation>Nicht anhalt&amp;en</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Pause at the next event</source>
        <translation>Beim &amp;nächsten Ereignis anhalten</translation>
    </message>
    <message>
        <source>engine stands still</source>
        <translation>Engine angehalten</translation>
    </message>
    <message>
        <source>engine stops at its next event</source>
        <translation>Engine hält beim nächsten Ereignis an</translation>
    </message>
    <message>
        <source>Cannot look at that moment</source>
        <translation>Dieser Moment lässt sich nicht ansehen</translation>
    </message>
    <message>
        <source>Look at the moment &amp;before</source>
        <translation>Moment &amp;davor ansehen</translation>
    </message>
    <message>
        <source>Look at the moment &amp;after</source>
        <translation>Moment da&amp;nach ansehen</translation>
    </message>
    <message>
        <source>Back to &amp;now</source>
        <translation>Zurück zum &amp;Jetzt</translation>
    </message>
    <message>
        <source>&amp;Compare with now</source>
        <translation>Mit jetzt &amp;vergleichen</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Restart &amp;from here</source>
        <translation>Ab &amp;hier neu beginnen</translation>
    </message>
    <message>
        <source>Name this moment…</source>
        <translation>Moment benennen …</translation>
    </message>
    <message>
        <source>Name this moment</source>
        <translation>Moment benennen</translation>
    </message>
    <message>
        <source>A name for the moment %1:</source>
        <translation>Ein Name für diesen Moment (%1):</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>Ordner importieren …</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>Nichts importiert</translation>
    </message>
    <message>
        <source>%1 was cancelled</source>
        <translation>%1 abgebrochen</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 fehlgeschlagen</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>Ordner importieren</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Export into the folder</source>
        <translation>In diesen Ordner exportieren</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>… and %1 more, below</source>
        <translation>… und %1 weitere, siehe unten</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>Ausgelassen:</translation>
    </message>
    <message>
        <source>“%1” in a &amp;window of its own</source>
        <translation>„%1“ in eigenem &amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>&amp;Verbergen</translation>
    </message>
    <message>
        <source>changed at this event ✕</source>
        <translation>bei diesem Ereignis geändert ✕</translation>
    </message>
    <message>
        <source>engine stands still; all views show this moment</source>
        <translation>Engine angehalten; alle Ansichten zeigen diesen Augenblick</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::MappingsView</name>
    <message>
        <source>The device has been removed: loads and stores end in SIGBUS.</source>
        <translation>Das Gerät wurde entfernt: Loads und Stores enden in SIGBUS.</translation>
    </message>
    <message>
        <source>❄ Frozen: nothing changes the image until it is thawed.</source>
        <translation>❄ Eingefroren: Bis zum Auftauen ändert sich am Image nichts.</translation>
    </message>
    <message>
        <source>Losing designs in force: %1</source>
        <translation>Verlierende Entwürfe in Kraft: %1</translation>
    </message>
    <message>
        <source>it stands still</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>%1 ns measured</source>
        <translation>%1 ns gemessen</translation>
    </message>
    <message>
        <source>%1 µs measured</source>
        <translation>%1 µs gemessen</translation>
    </message>
    <message>
        <source>. Page %1 of process %2: %3</source>
        <translation>. Seite %1 von Prozess %2: %3</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>Mappings</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>Everything that can be done to mappings and the device under them</source>
        <translation>Alles, was sich mit Mappings und dem Gerät darunter tun lässt</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>Einträge</translation>
    </message>
    <message>
        <source>The mapping entries of the file, one for all its mappings</source>
        <translation>Die Mapping-Einträge der Datei, dieselben für alle ihre Mappings</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>The blocks of the device that the file&apos;s pages point to</source>
        <translation>Die Blöcke des Geräts, auf die die Seiten der Datei zeigen</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>What the engine claims of a page, and what the system reports</source>
        <translation>Was die Engine über eine Seite behauptet und was das System meldet</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>The bytes of a page, as loaded through its mapping</source>
        <translation>Die Bytes einer Seite, wie durch ihr Mapping geladen</translation>
    </message>
    <message>
        <source>real pages</source>
        <translation>echte Seiten</translation>
    </message>
    <message>
        <source>What the system lets the processes do with the pages, read from it, instead of what the engine claims</source>
        <translation>Was das System die Prozesse mit den Seiten tun lässt, von ihm selbst gelesen, statt der Behauptung der Engine</translation>
    </message>
    <message>
        <source>No file is mapped</source>
        <translation>Keine Datei eingeblendet</translation>
    </message>
    <message>
        <source>Choose a file, then Map → Map into a process…</source>
        <translation>Wählen Sie eine Datei, dann Mapping → In einen Prozess einblenden …</translation>
    </message>
    <message>
        <source>No file can be mapped</source>
        <translation>Keine Datei lässt sich einblenden</translation>
    </message>
    <message>
        <source>This session was not opened with dax.</source>
        <translation>Diese Sitzung wurde nicht mit dax geöffnet.</translation>
    </message>
    <message>
        <source>%1 · 1 mapping</source>
        <translation>%1 · 1 Mapping</translation>
    </message>
    <message>
        <source>%1 · %2 mappings</source>
        <translation>%1 · %2 Mappings</translation>
    </message>
    <message>
        <source>point at a page, or choose one</source>
        <translation>auf eine Seite zeigen oder eine wählen</translation>
    </message>
    <message>
        <source>What was mapped then is not known</source>
        <translation>Was damals eingeblendet war, ist nicht bekannt</translation>
    </message>
    <message>
        <source>A moment keeps its mappings, a commit does not.</source>
        <translation>Ein Moment behält seine Mappings, ein Commit nicht.</translation>
    </message>
    <message>
        <source>No file was mapped</source>
        <translation>Keine Datei war eingeblendet</translation>
    </message>
    <message>
        <source>No page is different now.</source>
        <translation>Keine Seite ist jetzt anders.</translation>
    </message>
    <message>
        <source>Framed: 1 page that is different now.</source>
        <translation>Umrahmt: 1 Seite, die jetzt anders ist.</translation>
    </message>
    <message>
        <source>Framed: %1 pages that are different now.</source>
        <translation>Umrahmt: %1 Seiten, die jetzt anders sind.</translation>
    </message>
    <message>
        <source>It was too much to be kept.</source>
        <translation>Es war zu viel, um aufbewahrt zu werden.</translation>
    </message>
    <message>
        <source>1 mapping was made later.</source>
        <translation>1 Einblendung kam später hinzu.</translation>
    </message>
    <message>
        <source>%1 mappings were made later.</source>
        <translation>%1 Einblendungen kamen später hinzu.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Meaning</name>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>just changed</source>
        <translation>eben geändert</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>freed, waits for commit</source>
        <translation>freigegeben, wartet auf Commit</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>unerreichbar</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>hole</source>
        <translation>Loch</translation>
    </message>
    <message>
        <source>preallocated</source>
        <translation>reserviert</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::MessageStrip</name>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::MomentStates</name>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>as the last commit left it</source>
        <translation>nach dem letzten Commit</translation>
    </message>
    <message>
        <source>as it was opened</source>
        <translation>beim Öffnen</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>ein Moment</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>nach %1</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::MomentsView</name>
    <message>
        <source>Moments, the oldest first</source>
        <translation>Momente, der älteste zuerst</translation>
    </message>
    <message>
        <source>as it was opened</source>
        <translation>beim Öffnen</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>“%1” · %2</source>
        <translation>„%1“ · %2</translation>
    </message>
    <message>
        <source>Double click: the image becomes what it was after this, byte for byte; mapped files follow. Space: look at it, and change nothing.</source>
        <translation>Doppelklick: Das Image wird wieder, was es danach war, Byte für Byte; eingeblendete Dateien folgen. Leertaste: ansehen, ohne etwas zu ändern.</translation>
    </message>
    <message>
        <source>The image is as it was after this.</source>
        <translation>Das Image ist, wie es danach war.</translation>
    </message>
    <message>
        <source>Undone. Double click: the image is as it was after this again. Until something changes this way forward stays open.</source>
        <translation>Rückgängig gemacht. Doppelklick: Das Image wird wieder, was es danach war. Bis sich etwas ändert, bleibt dieser Weg nach vorn offen.</translation>
    </message>
    <message>
        <source>%1, the image is here</source>
        <translation>%1, hier ist das Image</translation>
    </message>
    <message>
        <source>%1, undone</source>
        <translation>%1, rückgängig gemacht</translation>
    </message>
    <message>
        <source>%1, looked at</source>
        <translation>%1, wird angesehen</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Opening</name>
    <message>
        <source>the tour image</source>
        <translation>das Rundgang-Image</translation>
    </message>
    <message>
        <source>a scratch image</source>
        <translation>ein Wegwerf-Image</translation>
    </message>
    <message>
        <source>a copy to experiment on</source>
        <translation>eine Kopie zum Experimentieren</translation>
    </message>
    <message>
        <source>Look whether the file was moved or renamed, and open it from there.</source>
        <translation>Sehen Sie nach, ob die Datei verschoben oder umbenannt wurde, und öffnen Sie sie dort.</translation>
    </message>
    <message>
        <source>You may not read this file: change its permissions, or open a copy.</source>
        <translation>Sie dürfen diese Datei nicht lesen: Ändern Sie ihre Zugriffsrechte oder öffnen Sie eine Kopie.</translation>
    </message>
    <message>
        <source>This is a directory: choose the image file in it.</source>
        <translation>Dies ist ein Verzeichnis: Wählen Sie die Image-Datei darin.</translation>
    </message>
    <message>
        <source>Something else uses the image: unmount it, or open a copy of it.</source>
        <translation>Etwas anderes benutzt das Image: Hängen Sie es aus oder öffnen Sie eine Kopie davon.</translation>
    </message>
    <message>
        <source>Daxscope opens btrfs images. An image written by btrfs-image has to be restored first: btrfs-image -r DUMP IMAGE.</source>
        <translation>Daxscope öffnet btrfs-Images. Ein von btrfs-image geschriebenes Image muss erst wiederhergestellt werden: btrfs-image -r DUMP IMAGE.</translation>
    </message>
    <message>
        <source>Close other programs, or open a smaller image.</source>
        <translation>Schließen Sie andere Programme oder öffnen Sie ein kleineres Image.</translation>
    </message>
    <message>
        <source>The image seems damaged: btrfs check says more, and a copy is safer to work on.</source>
        <translation>Das Image scheint beschädigt: btrfs check sagt mehr, und mit einer Kopie arbeiten Sie sicherer.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Operating</name>
    <message>
        <source>Cannot show the image as it is now</source>
        <translation>Der jetzige Stand des Images lässt sich nicht zeigen</translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation>Kein Image geöffnet.</translation>
    </message>
    <message>
        <source>An earlier moment is shown, and nothing can be changed there: go back to now, or restart from there, first.</source>
        <translation>Gezeigt wird ein früherer Moment, dort lässt sich nichts ändern: Gehen Sie erst zurück zum Jetzt oder beginnen Sie von dort neu.</translation>
    </message>
    <message>
        <source>The image can only be read: %1.</source>
        <translation>Das Image lässt sich nur lesen: %1.</translation>
    </message>
    <message>
        <source>The image is open read-only: choose “Allow changes” first.</source>
        <translation>Das Image ist nur zum Lesen geöffnet: Wählen Sie erst „Änderungen erlauben“.</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>„%1“ ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>Cannot commit</source>
        <translation>Commit fehlgeschlagen</translation>
    </message>
    <message>
        <source>The image stays read-only</source>
        <translation>Das Image bleibt nur lesbar</translation>
    </message>
    <message>
        <source>Cannot save a copy</source>
        <translation>Sichern der Kopie fehlgeschlagen</translation>
    </message>
    <message>
        <source>Remove something and commit, which gives the freed space back, or use a larger image.</source>
        <translation>Entfernen Sie etwas und schreiben Sie fest, das gibt den Platz zurück, oder nehmen Sie ein größeres Image.</translation>
    </message>
    <message>
        <source>Allow changes of the image; a read-only subvolume can be made writable by “Protect a subvolume”, a snapshot of it is writable too.</source>
        <translation>Erlauben Sie Änderungen am Image; ein nur lesbares Subvolume wird durch „Subvolume schützen“ wieder beschreibbar, auch ein Snapshot davon ist es.</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>Look at the path: every directory in it has to exist.</source>
        <translation>Prüfen Sie den Pfad: Jedes Verzeichnis darin muss existieren.</translation>
    </message>
    <message>
        <source>Remove what is in it first, or choose “with everything in it”.</source>
        <translation>Entfernen Sie erst, was darin ist, oder wählen Sie „mit allem darin“.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Wählen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>Clone it instead: that shares the extents between subvolumes.</source>
        <translation>Klonen Sie stattdessen: Das teilt die Extents zwischen Subvolumes.</translation>
    </message>
    <message>
        <source>“Experiment on a copy” works on an image that you may not write.</source>
        <translation>„An einer Kopie experimentieren“ geht auch mit einem Image, das Sie nicht schreiben dürfen.</translation>
    </message>
    <message>
        <source>Unmount the image, or experiment on a copy of it.</source>
        <translation>Hängen Sie das Image aus oder experimentieren Sie an einer Kopie.</translation>
    </message>
    <message>
        <source>Ranges that share extents have to begin and end at block borders, or end where the file ends.</source>
        <translation>Bereiche, die Extents teilen, müssen an Blockgrenzen beginnen und enden oder am Ende der Datei enden.</translation>
    </message>
    <message>
        <source>The image seems damaged: btrfs check says more, and a copy is safer to work on.</source>
        <translation>Das Image scheint beschädigt: btrfs check sagt mehr, und mit einer Kopie arbeiten Sie sicherer.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::OperationForm</name>
    <message>
        <source>Can fail with %1.</source>
        <translation>Kann mit %1 scheitern.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Byte</translation>
    </message>
    <message>
        <source>%1 = %2 bytes</source>
        <translation>%1 = %2 Byte</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Operations</name>
    <message>
        <source>Map</source>
        <translation>Einblenden</translation>
    </message>
    <message>
        <source>Writer</source>
        <translation>Schreiber</translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation>Kein Image geöffnet.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Undo everything since the last commit…</source>
        <translation>Alles seit dem letzten Commit &amp;rückgängig machen …</translation>
    </message>
    <message>
        <source>The image goes back to what it was before, byte for byte</source>
        <translation>Das Image wird wieder, was es vorher war, Byte für Byte</translation>
    </message>
    <message>
        <source>The image goes back to what the last commit left</source>
        <translation>Das Image wird wieder, was der letzte Commit hinterließ</translation>
    </message>
    <message>
        <source>Only scratch images keep moments: make a new one, or experiment on a copy of this one.</source>
        <translation>Nur Wegwerf-Images bewahren Momente auf: Legen Sie ein neues an oder experimentieren Sie an einer Kopie von diesem.</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>What was undone is done again, byte for byte</source>
        <translation>Was rückgängig gemacht wurde, wird wieder getan, Byte für Byte</translation>
    </message>
    <message>
        <source>Nothing was undone, or something has changed since.</source>
        <translation>Nichts wurde rückgängig gemacht, oder seither hat sich etwas geändert.</translation>
    </message>
    <message>
        <source>Take a &amp;moment…</source>
        <translation>&amp;Moment festhalten …</translation>
    </message>
    <message>
        <source>&amp;Go back to a moment…</source>
        <translation>&amp;Zu einem Moment zurückkehren …</translation>
    </message>
    <message>
        <source>No moment is kept yet.</source>
        <translation>Noch ist kein Moment aufbewahrt.</translation>
    </message>
    <message>
        <source>Files cannot be mapped in this session: it was not opened with dax.</source>
        <translation>In dieser Sitzung lassen sich keine Dateien einblenden: Sie wurde nicht mit dax geöffnet.</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>Wählen Sie erst eine Datei.</translation>
    </message>
    <message>
        <source>Choose a page of a mapping first.</source>
        <translation>Wählen Sie erst eine Seite eines Mappings.</translation>
    </message>
    <message>
        <source>A writer stores into this mapping already.</source>
        <translation>In dieses Mapping speichert schon ein Schreiber.</translation>
    </message>
    <message>
        <source>No writer stores into this mapping.</source>
        <translation>In dieses Mapping speichert kein Schreiber.</translation>
    </message>
    <message>
        <source>The image is frozen already.</source>
        <translation>Das Image ist schon eingefroren.</translation>
    </message>
    <message>
        <source>The image is not frozen.</source>
        <translation>Das Image ist nicht eingefroren.</translation>
    </message>
    <message>
        <source>The device has been removed.</source>
        <translation>Das Gerät wurde entfernt.</translation>
    </message>
    <message>
        <source>Choose a file, a directory or a subvolume first.</source>
        <translation>Wählen Sie erst eine Datei, ein Verzeichnis oder ein Subvolume.</translation>
    </message>
    <message>
        <source>The subvolume %1 is read-only.</source>
        <translation>Das Subvolume %1 ist nur lesbar.</translation>
    </message>
    <message>
        <source>Removes “%1” and everything in it. After the commit it is gone.</source>
        <translation>Entfernt „%1“ und alles darin. Nach dem Commit ist es weg.</translation>
    </message>
    <message>
        <source>Removes “%1”. After the commit it is gone.</source>
        <translation>Entfernt „%1“. Nach dem Commit ist es weg.</translation>
    </message>
    <message>
        <source>A snapshot commits what was done before, and itself.</source>
        <translation>Ein Snapshot schreibt fest, was vorher getan wurde, und sich selbst.</translation>
    </message>
    <message>
        <source>Every mapping loses its pages, and nothing can be read any more: loads and stores end in SIGBUS. What is not committed is lost.</source>
        <translation>Jedes Mapping verliert seine Seiten, und nichts lässt sich mehr lesen: Loads und Stores enden in SIGBUS. Was nicht festgeschrieben ist, ist verloren.</translation>
    </message>
    <message>
        <source>What lies there is lost: it reads as an error until it is written anew.</source>
        <translation>Was dort liegt, ist verloren: Lesen ergibt einen Fehler, bis es neu geschrieben wird.</translation>
    </message>
    <message>
        <source>A file “%1” that exists already is replaced.</source>
        <translation>Eine schon vorhandene Datei „%1“ wird ersetzt.</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>&amp;Schreiben</translation>
    </message>
    <message>
        <source>&amp;Truncate</source>
        <translation>&amp;Größe setzen</translation>
    </message>
    <message>
        <source>&amp;Punch a hole</source>
        <translation>&amp;Loch stanzen</translation>
    </message>
    <message>
        <source>&amp;Zero a range</source>
        <translation>&amp;Bereich nullen</translation>
    </message>
    <message>
        <source>&amp;Allocate</source>
        <translation>Platz &amp;reservieren</translation>
    </message>
    <message>
        <source>Take a range out</source>
        <translation>Bereich herausnehmen</translation>
    </message>
    <message>
        <source>Insert a hole</source>
        <translation>Loch einfügen</translation>
    </message>
    <message>
        <source>&amp;Clone</source>
        <translation>&amp;Klonen</translation>
    </message>
    <message>
        <source>&amp;Dedupe</source>
        <translation>&amp;Deduplizieren</translation>
    </message>
    <message>
        <source>Uns&amp;hare</source>
        <translation>&amp;Teilung aufheben</translation>
    </message>
    <message>
        <source>&amp;Snapshot</source>
        <translation>Sna&amp;pshot</translation>
    </message>
    <message>
        <source>New su&amp;bvolume</source>
        <translation>Neues Sub&amp;volume</translation>
    </message>
    <message>
        <source>Pr&amp;otect a subvolume</source>
        <translation>Subv&amp;olume schützen</translation>
    </message>
    <message>
        <source>Mount by de&amp;fault</source>
        <translation>Als Standard &amp;mounten</translation>
    </message>
    <message>
        <source>Ma&amp;ke a file</source>
        <translation>Datei &amp;anlegen</translation>
    </message>
    <message>
        <source>&amp;New folder</source>
        <translation>&amp;Neuer Ordner</translation>
    </message>
    <message>
        <source>Hard &amp;link</source>
        <translation>&amp;Hardlink</translation>
    </message>
    <message>
        <source>S&amp;ymbolic link</source>
        <translation>S&amp;ymbolischer Link</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>Dateien importieren</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>&amp;Umbenennen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Perm&amp;issions</source>
        <translation>Zugriffsre&amp;chte</translation>
    </message>
    <message>
        <source>Own&amp;er</source>
        <translation>E&amp;igentümer</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Set an attrib&amp;ute</source>
        <translation>Attribut set&amp;zen</translation>
    </message>
    <message>
        <source>Remo&amp;ve an attribute</source>
        <translation>Attribut ent&amp;fernen</translation>
    </message>
    <message>
        <source>Write in place (no CoW)</source>
        <translation>An Ort und Stelle schreiben (kein CoW)</translation>
    </message>
    <message>
        <source>Defragment</source>
        <translation>Defragmentieren</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Balancieren</translation>
    </message>
    <message>
        <source>&amp;Map into a process</source>
        <translation>In einen Prozess &amp;einblenden</translation>
    </message>
    <message>
        <source>&amp;Unmap</source>
        <translation>&amp;Ausblenden</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>&amp;Laden</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>&amp;Flush</source>
        <translation>&amp;Flush</translation>
    </message>
    <message>
        <source>F&amp;ence</source>
        <translation>Fe&amp;nce</translation>
    </message>
    <message>
        <source>S&amp;ync</source>
        <translation>S&amp;ync</translation>
    </message>
    <message>
        <source>Start a &amp;writer</source>
        <translation>Schreiber s&amp;tarten</translation>
    </message>
    <message>
        <source>Stop the wr&amp;iter</source>
        <translation>Schreiber an&amp;halten</translation>
    </message>
    <message>
        <source>Free&amp;ze</source>
        <translation>Einf&amp;rieren</translation>
    </message>
    <message>
        <source>&amp;Thaw</source>
        <translation>A&amp;uftauen</translation>
    </message>
    <message>
        <source>&amp;Poison</source>
        <translation>&amp;Vergiften</translation>
    </message>
    <message>
        <source>&amp;Remove the device</source>
        <translation>&amp;Gerät entfernen</translation>
    </message>
    <message>
        <source>Losing &amp;designs</source>
        <translation>Verlierende Ent&amp;würfe</translation>
    </message>
    <message>
        <source>Take a &amp;moment</source>
        <translation>&amp;Moment festhalten</translation>
    </message>
    <message>
        <source>&amp;Go back to a moment</source>
        <translation>&amp;Zu einem Moment zurückkehren</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1 …</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::OwnersModel</name>
    <message>
        <source>inode %1 of %2</source>
        <translation>Inode %1 von %2</translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>Ebene %1</translation>
    </message>
    <message>
        <source>not this byte</source>
        <translation>nicht dieses Byte</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>bei %1</translation>
    </message>
    <message>
        <source>%1 reaches this block, at level %2 (0 are leaves)</source>
        <translation>%1 erreicht diesen Block, auf Ebene %2 (0 sind Blätter)</translation>
    </message>
    <message>
        <source>%1 holds the extent, but no file extent of it points to this byte: it is unreachable from there</source>
        <translation>%1 hält den Extent, aber keiner seiner Datei-Extents zeigt auf dieses Byte: Von dort ist es unerreichbar</translation>
    </message>
    <message>
        <source>%1, inode %2 of %3: this byte is its byte %4</source>
        <translation>%1, Inode %2 von %3: Dieses Byte ist ihr Byte %4</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::PageFacts</name>
    <message>
        <source>system reports</source>
        <translation>System meldet</translation>
    </message>
    <message>
        <source>block, system</source>
        <translation>Block, System</translation>
    </message>
    <message>
        <source>memory of the process, no file</source>
        <translation>Speicher des Prozesses, keine Datei</translation>
    </message>
    <message>
        <source>physical frame</source>
        <translation>Seitenrahmen</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 of %2, process %3</source>
        <translation>%1 von %2, Prozess %3</translation>
    </message>
    <message>
        <source>%1 – %2 of %3, process %4</source>
        <translation>%1 – %2 von %3, Prozess %4</translation>
    </message>
    <message>
        <source>contradiction</source>
        <translation>Widerspruch</translation>
    </message>
    <message>
        <source>engine claims</source>
        <translation>Engine behauptet</translation>
    </message>
    <message>
        <source>block, engine</source>
        <translation>Block, Engine</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle zusammen</translation>
    </message>
    <message>
        <source> · of this transaction alone: a store needs no copy</source>
        <translation> · allein aus dieser Transaktion: Ein Store braucht keine Kopie</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>mapping</source>
        <translation>Mapping</translation>
    </message>
    <message>
        <source>%1 loads, %2 stores; faults: %3 to read, %4 to write, %5 refused</source>
        <translation>%1 Loads, %2 Stores; Faults: %3 lesend, %4 schreibend, %5 abgewiesen</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::PageMap</name>
    <message>
        <source>Mapped pages</source>
        <translation>Eingeblendete Seiten</translation>
    </message>
    <message>
        <source>1 mapping</source>
        <translation>1 Mapping</translation>
    </message>
    <message>
        <source>%1 mappings</source>
        <translation>%1 Mappings</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::PagePainter</name>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>private</source>
        <translation>privat</translation>
    </message>
    <message>
        <source> · sync</source>
        <translation> · sync</translation>
    </message>
    <message>
        <source> · from %1</source>
        <translation> · ab %1</translation>
    </message>
    <message>
        <source> · 1 cell = %1 pages</source>
        <translation> · 1 Zelle = %1 Seiten</translation>
    </message>
    <message>
        <source> · writer runs</source>
        <translation> · Schreiber läuft</translation>
    </message>
    <message>
        <source>  2 MiB</source>
        <translation>  2 MiB</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Pages</name>
    <message>
        <source>unmapped</source>
        <translation>nicht eingeblendet</translation>
    </message>
    <message>
        <source>zero page</source>
        <translation>Nullseite</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesbar</translation>
    </message>
    <message>
        <source>writable</source>
        <translation>beschreibbar</translation>
    </message>
    <message>
        <source>writable, dirty</source>
        <translation>beschreibbar, dirty</translation>
    </message>
    <message>
        <source>write-protected</source>
        <translation>schreibgeschützt</translation>
    </message>
    <message>
        <source>private copy</source>
        <translation>private Kopie</translation>
    </message>
    <message>
        <source> · 2 MiB entry</source>
        <translation> · 2-MiB-Eintrag</translation>
    </message>
    <message>
        <source> · locked</source>
        <translation> · gesperrt</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>nicht gelesen</translation>
    </message>
    <message>
        <source>read and write</source>
        <translation>lesen und schreiben</translation>
    </message>
    <message>
        <source>read</source>
        <translation>lesen</translation>
    </message>
    <message>
        <source>no access</source>
        <translation>kein Zugriff</translation>
    </message>
    <message>
        <source> · present</source>
        <translation> · vorhanden</translation>
    </message>
    <message>
        <source> · not present</source>
        <translation> · nicht vorhanden</translation>
    </message>
    <message>
        <source>%1, page %2 of process %3</source>
        <translation>%1, Seite %2 von Prozess %3</translation>
    </message>
    <message>
        <source>%1, pages %2 to %3 of process %4</source>
        <translation>%1, Seiten %2 bis %3 von Prozess %4</translation>
    </message>
    <message>
        <source>, block at %1</source>
        <translation>, Block bei %1</translation>
    </message>
    <message>
        <source>. The system contradicts: %1</source>
        <translation>. Das System widerspricht: %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 unmapped</source>
        <translation>%1 nicht eingeblendet</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>the system was not asked about these pages</source>
        <translation>das System wurde nach diesen Seiten nicht gefragt</translation>
    </message>
    <message>
        <source>1 page read back</source>
        <translation>1 Seite zurückgelesen</translation>
    </message>
    <message>
        <source>%1 pages read back</source>
        <translation>%1 Seiten zurückgelesen</translation>
    </message>
    <message>
        <source>system agrees: %1, 0 contradictions</source>
        <translation>System bestätigt: %1, 0 Widersprüche</translation>
    </message>
    <message>
        <source>system disagrees: %1, 1 contradiction</source>
        <translation>System widerspricht: %1, 1 Widerspruch</translation>
    </message>
    <message>
        <source>system disagrees: %1, %2 contradictions</source>
        <translation>System widerspricht: %1, %2 Widersprüche</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>dirty</source>
        <translation>dirty</translation>
    </message>
    <message>
        <source>towrite</source>
        <translation>towrite</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>gesperrt</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Rail</name>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemischt</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Recording</name>
    <message>
        <source>a copy was saved as %1</source>
        <translation>eine Kopie wurde als %1 gesichert</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Reports</name>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>1 directory</source>
        <translation>1 Verzeichnis</translation>
    </message>
    <message>
        <source>%1 directories</source>
        <translation>%1 Verzeichnisse</translation>
    </message>
    <message>
        <source>; %1 skipped</source>
        <translation>; %1 übersprungen</translation>
    </message>
    <message>
        <source>; %1 left out</source>
        <translation>; %1 ausgelassen</translation>
    </message>
    <message>
        <source>as the last commit left it</source>
        <translation>wie der letzte Commit es hinterließ</translation>
    </message>
    <message>
        <source>at moment %1</source>
        <translation>bei Moment %1</translation>
    </message>
    <message>
        <source>; 1 mapping ended</source>
        <translation>; 1 Mapping beendet</translation>
    </message>
    <message>
        <source>; %1 mappings ended</source>
        <translation>; %1 Mappings beendet</translation>
    </message>
    <message>
        <source>: the file is not there, or cannot be mapped, as it is now</source>
        <translation>: Die Datei gibt es nicht, oder sie ist so, wie sie jetzt ist, nicht einblendbar</translation>
    </message>
    <message>
        <source>; %1 that were overwritten in place stay as they are (files without copy-on-write, immutable ones, MAP_SYNC)</source>
        <translation>; an Ort und Stelle überschriebene %1 bleiben, wie sie sind (Dateien ohne Copy-on-Write, unveränderliche, MAP_SYNC)</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ScriptEditor</name>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
    <message>
        <source>Stands before line %1.</source>
        <translation>Angehalten vor Zeile %1.</translation>
    </message>
    <message>
        <source>Runs…</source>
        <translation>Läuft …</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fertig.</translation>
    </message>
    <message>
        <source>Stopped. What it had done stays.</source>
        <translation>Abgebrochen. Was getan wurde, bleibt.</translation>
    </message>
    <message>
        <source>Failed in line %1.</source>
        <translation>Fehlgeschlagen in Zeile %1.</translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation>Fehlgeschlagen.</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>Runs the script on the image in the window; from where it stands, to its end</source>
        <translation>Führt das Skript auf dem Image im Fenster aus; von da, wo es steht, bis zum Ende</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Return</source>
        <translation>Ctrl+Shift+Return</translation>
    </message>
    <message>
        <source>To the next call to an image, and stands before it</source>
        <translation>Bis zum nächsten Aufruf an ein Image; hält davor an</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <source>Ends the script; what it has done stays, and can be undone</source>
        <translation>Beendet das Skript; was es getan hat, bleibt und lässt sich rückgängig machen</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
    <message>
        <source>Scripts that show something</source>
        <translation>Skripte, die etwas zeigen</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Reads a script</source>
        <translation>Liest ein Skript</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Writes the script to a file, which “daxscope run” takes</source>
        <translation>Schreibt das Skript in eine Datei, die „daxscope run“ annimmt</translation>
    </message>
    <message>
        <source>record</source>
        <translation>aufzeichnen</translation>
    </message>
    <message>
        <source>Writes in what is done in the window, as it is done</source>
        <translation>Schreibt mit, was im Fenster getan wird</translation>
    </message>
    <message>
        <source>img is the image in the window. For example:

img.write(&quot;/file&quot;, 0, &quot;hello&quot;);
print(img.extents(&quot;/file&quot;));

Ctrl+Space: what there is.</source>
        <translation>img ist das Image im Fenster. Zum Beispiel:

img.write(&quot;/file&quot;, 0, &quot;hello&quot;);
print(img.extents(&quot;/file&quot;));

Ctrl+Space: was es gibt.</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>Ausgabe</translation>
    </message>
    <message>
        <source>What the script prints.</source>
        <translation>Was das Skript ausgibt.</translation>
    </message>
    <message>
        <source>What was done in the window so far</source>
        <translation>Was im Fenster bisher getan wurde</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1 (nicht gesichert)</translation>
    </message>
    <message>
        <source>The script here is not saved.</source>
        <translation>Das Skript hier ist nicht gesichert.</translation>
    </message>
    <message>
        <source>It goes when another one takes its place.</source>
        <translation>Es ist weg, wenn ein anderes an seine Stelle tritt.</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 is too large for a script.</source>
        <translation>%1 ist zu groß für ein Skript.</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>%1 lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Als %1 gesichert.</translation>
    </message>
    <message>
        <source>Open a script</source>
        <translation>Skript öffnen</translation>
    </message>
    <message>
        <source>Scripts (*.js)</source>
        <translation>Skripte (*.js)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save the script</source>
        <translation>Skript sichern</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ScriptText</name>
    <message>
        <source>Script</source>
        <translation>Skript</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ScriptWindow</name>
    <message>
        <source>&amp;Save as script…</source>
        <translation>Als Skript &amp;sichern …</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>Recorded script</source>
        <translation>Aufgezeichnetes Skript</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>Noch wurde nichts getan.</translation>
    </message>
    <message>
        <source>Forgets what was done so far; the script begins anew from here</source>
        <translation>Vergisst, was bisher getan wurde; das Skript beginnt hier neu</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What you did, as a script</source>
        <translation>Was Sie getan haben, als Skript</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 Schritt</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 Schritte</translation>
    </message>
    <message>
        <source>Every operation and commit is added here. Failed ones stand as comments.</source>
        <translation>Jede Operation und jeder Commit kommt hier hinzu. Fehlgeschlagene stehen als Kommentare da.</translation>
    </message>
    <message>
        <source>%1 · “daxscope run” does the same again, on the image that it is given.</source>
        <translation>%1 · „daxscope run“ tut dasselbe noch einmal, auf dem Image, das man ihm gibt.</translation>
    </message>
    <message>
        <source>Save as script</source>
        <translation>Als Skript sichern</translation>
    </message>
    <message>
        <source>Scripts (*.js)</source>
        <translation>Skripte (*.js)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Als %1 gesichert.</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Nicht gesichert: %1</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ScriptWords</name>
    <message>
        <source>makes all operations durable</source>
        <translation>macht alle Operationen dauerhaft</translation>
    </message>
    <message>
        <source>commits, and closes what the script has opened</source>
        <translation>schreibt fest und schließt, was das Skript geöffnet hat</translation>
    </message>
    <message>
        <source>bytes, which compare as text</source>
        <translation>Bytes, die sich wie Text vergleichen lassen</translation>
    </message>
    <message>
        <source>entries of a directory</source>
        <translation>Einträge eines Verzeichnisses</translation>
    </message>
    <message>
        <source>one entry</source>
        <translation>ein Eintrag</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>wahr oder falsch</translation>
    </message>
    <message>
        <source>where the bytes of a file lie</source>
        <translation>wo die Bytes einer Datei liegen</translation>
    </message>
    <message>
        <source>the device byte where this byte of a file lies</source>
        <translation>das Gerätebyte, an dem dieses Byte einer Datei liegt</translation>
    </message>
    <message>
        <source>who holds a device byte</source>
        <translation>wer ein Gerätebyte hält</translation>
    </message>
    <message>
        <source>who has what mapped</source>
        <translation>wer was eingeblendet hat</translation>
    </message>
    <message>
        <source>a mapping that is there already</source>
        <translation>ein Mapping, das schon da ist</translation>
    </message>
    <message>
        <source>the newest window of a process into a file</source>
        <translation>das neueste Fenster eines Prozesses in eine Datei</translation>
    </message>
    <message>
        <source>the mapping entry of a page</source>
        <translation>der Mapping-Eintrag einer Seite</translation>
    </message>
    <message>
        <source>losing designs that are on</source>
        <translation>eingeschaltete verlierende Entwürfe</translation>
    </message>
    <message>
        <source>states to come back to</source>
        <translation>Zustände zum Zurückkehren</translation>
    </message>
    <message>
        <source>what the engine did</source>
        <translation>was die Engine getan hat</translation>
    </message>
    <message>
        <source>is everything sound?</source>
        <translation>ist alles in Ordnung?</translation>
    </message>
    <message>
        <source>a model follows what is durable from now on</source>
        <translation>ein Modell verfolgt von nun an, was dauerhaft ist</translation>
    </message>
    <message>
        <source>what a loss of power now would leave</source>
        <translation>was ein Stromausfall jetzt übrig ließe</translation>
    </message>
    <message>
        <source>the mapping entries of its pages</source>
        <translation>die Mapping-Einträge seiner Seiten</translation>
    </message>
    <message>
        <source>waits until what was flushed is on the medium</source>
        <translation>wartet, bis das Geflushte auf dem Medium ist</translation>
    </message>
    <message>
        <source>a sync, and a store that falls into the middle of it</source>
        <translation>ein Sync, und ein Store, der mitten hineinfällt</translation>
    </message>
    <message>
        <source>its number</source>
        <translation>seine Nummer</translation>
    </message>
    <message>
        <source>a new image</source>
        <translation>ein neues Image</translation>
    </message>
    <message>
        <source>an image that is there</source>
        <translation>ein vorhandenes Image</translation>
    </message>
    <message>
        <source>the whole image without its filesystem</source>
        <translation>das ganze Image ohne sein Dateisystem</translation>
    </message>
    <message>
        <source>the image in the window</source>
        <translation>das Image im Fenster</translation>
    </message>
    <message>
        <source>makes and opens images</source>
        <translation>erzeugt und öffnet Images</translation>
    </message>
    <message>
        <source>args[0]: the path of the image in the window</source>
        <translation>args[0]: der Pfad des Images im Fenster</translation>
    </message>
    <message>
        <source>one line in the output; objects as JSON</source>
        <translation>eine Zeile in der Ausgabe; Objekte als JSON</translation>
    </message>
    <message>
        <source>fails unless the condition holds</source>
        <translation>schlägt fehl, wenn die Bedingung nicht gilt</translation>
    </message>
    <message>
        <source>A snapshot and a write</source>
        <translation>Ein Snapshot, und dann schreiben</translation>
    </message>
    <message>
        <source>A write fault in a mapped file</source>
        <translation>Ein Schreib-Fault in einer eingeblendeten Datei</translation>
    </message>
    <message>
        <source>Who holds my space</source>
        <translation>Wer meinen Platz hält</translation>
    </message>
    <message>
        <source>What a loss of power leaves</source>
        <translation>Was ein Stromausfall übrig lässt</translation>
    </message>
    <message>
        <source>a byte of the device as the views write it</source>
        <translation>ein Byte des Geräts, wie die Ansichten es schreiben</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::SearchBox</name>
    <message>
        <source>Search names, blocks, inodes…</source>
        <translation>Namen, Blöcke, Inodes suchen …</translation>
    </message>
    <message>
        <source>Search names, device bytes and inodes</source>
        <translation>Namen, Gerätebytes und Inodes suchen</translation>
    </message>
    <message>
        <source>A part of a name, an inode number, or a device byte (decimal or 0x…)</source>
        <translation>Ein Teil eines Namens, eine Inode-Nummer oder ein Gerätebyte (dezimal oder 0x…)</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>wird gesucht …</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>Nichts gefunden für „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%n found · Return goes there</source>
        <translation>
            <numerusform>%n gefunden · Eingabe führt hin</numerusform>
            <numerusform>%n gefunden · Eingabe führt hin</numerusform>
        </translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Suchergebnisse</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::SettingsDialog</name>
    <message>
        <source>&amp;Commit by itself</source>
        <translation>&amp;Automatisch festschreiben</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Seconds from the first change to the commit</source>
        <translation>Sekunden von der ersten Änderung bis zum Commit</translation>
    </message>
    <message>
        <source>after the first change</source>
        <translation>nach der ersten Änderung</translation>
    </message>
    <message>
        <source>A commit makes all changes durable together. Until then the image is as the last commit left it for whoever opens it, and what is freed is not used again. The kernel commits every 30 seconds.</source>
        <translation>Ein Commit macht alle Änderungen gemeinsam dauerhaft. Bis dahin ist das Image für jeden, der es öffnet, wie der letzte Commit es hinterließ, und Freigegebenes wird nicht wieder benutzt. Der Kernel schreibt alle 30 Sekunden fest.</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Memory for moments</source>
        <translation>Speicher für Momente</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Höchstens</translation>
    </message>
    <message>
        <source>Of a scratch image every state can be looked at and gone back to. What has changed since is kept in memory; when there is more, the oldest states go.</source>
        <translation>Bei einem Wegwerf-Image lässt sich jeder Zustand ansehen und zurückholen. Was sich seither geändert hat, wird im Speicher behalten; reicht er nicht, fallen die ältesten Zustände weg.</translation>
    </message>
    <message>
        <source>Commits</source>
        <translation>Commits</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>Momente</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>Wie der Desktop</translation>
    </message>
    <message>
        <source>For the window, the lessons and the handbook, from the next start of the program on. Scripts and the command line are in English.</source>
        <translation>Für Fenster, Lektionen und Handbuch, ab dem nächsten Start des Programms. Skripte und Kommandozeile bleiben Englisch.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::SharingPainter</name>
    <message>
        <source>No extents</source>
        <translation>Keine Extents</translation>
    </message>
    <message>
        <source>Nothing here has a place of its own on the device.</source>
        <translation>Nichts hier hat einen eigenen Platz auf dem Gerät.</translation>
    </message>
    <message>
        <source>byte of the file</source>
        <translation>Byte der Datei</translation>
    </message>
    <message>
        <source>data, by holders</source>
        <translation>Daten, nach Haltern</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>nicht gezählt</translation>
    </message>
    <message>
        <source>hold less of it</source>
        <translation>halten weniger davon</translation>
    </message>
    <message>
        <source>exclusive: freed if this one is removed</source>
        <translation>exklusiv: wird frei, wenn dieser Halter entfernt wird</translation>
    </message>
    <message>
        <source>shared: others hold it too</source>
        <translation>geteilt: auch andere halten es</translation>
    </message>
    <message>
        <source>unreachable: part of those, and nothing reads it</source>
        <translation>unerreichbar: Teil davon, den nichts liest</translation>
    </message>
    <message>
        <source>rows %1 to %2 of %3: turn the wheel over the names, or Ctrl+↑ and Ctrl+↓</source>
        <translation>Zeilen %1 bis %2 von %3: Mausrad über den Namen drehen, oder Ctrl+↑ und Ctrl+↓</translation>
    </message>
    <message>
        <source>not complete: %1</source>
        <translation>unvollständig: %1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source> (its removal has begun)</source>
        <translation> (wird schon entfernt)</translation>
    </message>
    <message>
        <source> (snapshot)</source>
        <translation> (Snapshot)</translation>
    </message>
    <message>
        <source>
what it holds has not been counted</source>
        <translation>
was hier gehalten wird, wurde nicht gezählt</translation>
    </message>
    <message>
        <source>
exclusive: %1, freed if this one is removed</source>
        <translation>
exklusiv: %1, wird frei, wenn dieser Halter entfernt wird</translation>
    </message>
    <message>
        <source>
shared: %1, others hold it too</source>
        <translation>
geteilt: %1, auch andere halten es</translation>
    </message>
    <message>
        <source>
unreachable: %1 of those, which nothing reads</source>
        <translation>
unerreichbar: %1 davon, die nichts liest</translation>
    </message>
    <message>
        <source>
in bytes of the file, as btrfs filesystem du: %1 exclusive, %2 shared</source>
        <translation>
in Bytes der Datei, wie btrfs filesystem du: %1 exklusiv, %2 geteilt</translation>
    </message>
    <message>
        <source>%1 at device byte %2</source>
        <translation>%1 bei Gerätebyte %2</translation>
    </message>
    <message>
        <source>, byte %1 of the file</source>
        <translation>, Byte %1 der Datei</translation>
    </message>
    <message>
        <source>
held by %1 alone</source>
        <translation>
nur von %1 gehalten</translation>
    </message>
    <message>
        <source>
held by %1</source>
        <translation>
gehalten von %1</translation>
    </message>
    <message>
        <source>
%1 of it unreachable</source>
        <translation>
%1 davon unerreichbar</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::SharingView</name>
    <message>
        <source>Who shares</source>
        <translation>Wer teilt</translation>
    </message>
    <message>
        <source>%1 — nobody else holds its extents</source>
        <translation>%1 — niemand sonst hält ihre Extents</translation>
    </message>
    <message>
        <source>%1 — and the %2 that hold extents of it</source>
        <translation>%1 — weitere Halter ihrer Extents: %2</translation>
    </message>
    <message>
        <source>all data of the image: 1 subvolume</source>
        <translation>alle Daten des Images: 1 Subvolume</translation>
    </message>
    <message>
        <source>all data of the image: %1 subvolumes</source>
        <translation>alle Daten des Images: %1 Subvolumes</translation>
    </message>
    <message>
        <source> · 1 px = %1 · measured</source>
        <translation> · 1 px = %1 · gemessen</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>no image open</source>
        <translation>kein Image geöffnet</translation>
    </message>
    <message>
        <source>btrfs · generation %1</source>
        <translation>btrfs · Generation %1</translation>
    </message>
    <message>
        <source>%1 + 1 change</source>
        <translation>%1 + 1 Änderung</translation>
    </message>
    <message>
        <source>%1 + %2 changes</source>
        <translation>%1 + %2 Änderungen</translation>
    </message>
    <message>
        <source>granularity: %1</source>
        <translation>Granularität: %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>scratch image</source>
        <translation>Wegwerf-Image</translation>
    </message>
    <message>
        <source>read-only: %1</source>
        <translation>nur lesbar: %1</translation>
    </message>
    <message>
        <source>options in force: %1</source>
        <translation>Optionen in Kraft: %1</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 Befund</translation>
    </message>
    <message>
        <source>%1 findings</source>
        <translation>%1 Befunde</translation>
    </message>
    <message>
        <source>What is wrong or unknown in this image</source>
        <translation>Was in diesem Image falsch oder unbekannt ist</translation>
    </message>
    <message>
        <source>Nothing wrong or unknown was met so far</source>
        <translation>Bisher nichts Falsches oder Unbekanntes gefunden</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::StepBar</name>
    <message>
        <source>file %1</source>
        <translation>Datei %1</translation>
    </message>
    <message>
        <source>device %1 +%2</source>
        <translation>Gerät %1 +%2</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>alles</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>To the next event (F10)</source>
        <translation>Zum nächsten Ereignis (F10)</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Darüber</translation>
    </message>
    <message>
        <source>To the next event that is not inside this step (Ctrl+F10)</source>
        <translation>Zum nächsten Ereignis, das nicht in diesem Schritt liegt (Ctrl+F10)</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Hinaus</translation>
    </message>
    <message>
        <source>To the end of what this step is part of (Ctrl+Shift+F10)</source>
        <translation>Zum Ende dessen, wozu dieser Schritt gehört (Ctrl+Shift+F10)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>The operation that stands here fails, and what it has done is taken back</source>
        <translation>Die hier angehaltene Operation schlägt fehl, und was sie getan hat, wird zurückgenommen</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>At full speed, until it stops again (F9)</source>
        <translation>Mit vollem Tempo, bis zum nächsten Anhalten (F9)</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>Zeitlupe</translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Stops at the next event</source>
        <translation>Hält beim nächsten Ereignis an</translation>
    </message>
    <message>
        <source>Do something: a store, a snapshot, a write.</source>
        <translation>Tun Sie etwas: Store, Snapshot oder Schreiben.</translation>
    </message>
    <message>
        <source>Every event that the timeline shows takes %1 ms, so that it can be seen.</source>
        <translation>Jedes Ereignis, das die Zeitleiste zeigt, dauert %1 ms, damit man es sieht.</translation>
    </message>
    <message>
        <source>Stops at</source>
        <translation>Hält an bei</translation>
    </message>
    <message>
        <source>Do not stop</source>
        <translation>Nicht anhalten</translation>
    </message>
    <message>
        <source>%1 ✕</source>
        <translation>%1 ✕</translation>
    </message>
    <message>
        <source>The engine stops here. Click to let it run.</source>
        <translation>Die Engine hält hier an. Klicken lässt sie laufen.</translation>
    </message>
    <message>
        <source>at an event; what changes the image waits until it goes on</source>
        <translation>bei einem Ereignis; was das Image ändert, wartet, bis es weitergeht</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Steps</name>
    <message>
        <source>Somebody asked for this: a menu, a script or the command line. Everything that stands inside it was done on its behalf, and an operation that fails takes all of it back.</source>
        <translation>Das wurde verlangt: von einem Menü, einem Skript oder der Kommandozeile. Alles, was darin steht, geschah in diesem Auftrag, und eine Operation, die fehlschlägt, nimmt es ganz zurück.</translation>
    </message>
    <message>
        <source>Bytes are stored to the device. New blocks are written once and before any page shows them, so that nobody ever sees what lay there before.</source>
        <translation>Bytes werden auf das Gerät gespeichert. Neue Blöcke werden einmal geschrieben, und zwar bevor eine Seite sie zeigt; so sieht nie jemand, was vorher dort lag.</translation>
    </message>
    <message>
        <source>Items of a tree block are pushed aside inside the block to make or close a gap. Only blocks that this transaction allocated are edited where they lie.</source>
        <translation>Items eines Baumblocks rücken im Block zur Seite, um eine Lücke zu öffnen oder zu schließen. Nur Blöcke, die in dieser Transaktion alloziert wurden, werden an Ort und Stelle geändert.</translation>
    </message>
    <message>
        <source>Zeros are stored to the device. Zeroing part of a block copies the block first and keeps both sides of what is zeroed.</source>
        <translation>Nullen werden auf das Gerät gespeichert. Soll nur ein Teil eines Blocks genullt werden, wird der Block erst kopiert; was beiderseits davon liegt, bleibt.</translation>
    </message>
    <message>
        <source>The processor&apos;s cache is told to hand these lines to the medium. That says what shall become durable, not when: the next fence does.</source>
        <translation>Der Cache des Prozessors wird angewiesen, diese Zeilen dem Medium zu übergeben. Das sagt, was dauerhaft werden soll, nicht wann: Das sagt der nächste Fence.</translation>
    </message>
    <message>
        <source>Everything flushed before this point is durable before anything after it begins. A commit needs a few, in the right places: between the new blocks and the superblock that makes them count.</source>
        <translation>Was vor diesem Punkt geflusht wurde, ist dauerhaft, bevor irgendetwas danach beginnt. Ein Commit braucht einige Fences, an den richtigen Stellen: zwischen den neuen Blöcken und dem Superblock, der sie gültig macht.</translation>
    </message>
    <message>
        <source>Free space is taken for a new block. Copy-on-write never overwrites what the last commit can reach, so a change needs a new place first.</source>
        <translation>Freier Platz wird für einen neuen Block genommen. Copy-on-Write überschreibt nie, was der letzte Commit erreichen kann; eine Änderung braucht also erst einen neuen Ort.</translation>
    </message>
    <message>
        <source>Space goes back at once. It was taken in this very transaction, so no commit refers to it.</source>
        <translation>Platz wird sofort zurückgegeben. Er wurde in ebendieser Transaktion genommen, also verweist kein Commit darauf.</translation>
    </message>
    <message>
        <source>The space is given up, but the last commit still refers to it. It may be used again only when the next commit is durable: else a power loss would find it overwritten.</source>
        <translation>Der Platz ist aufgegeben, doch der letzte Commit verweist noch darauf. Er darf erst wieder benutzt werden, wenn der nächste Commit dauerhaft ist: Sonst fände ihn ein Stromausfall überschrieben vor.</translation>
    </message>
    <message>
        <source>The commit is durable, so nothing refers to this space any more. From now on it may be allocated.</source>
        <translation>Der Commit ist dauerhaft, also verweist nichts mehr auf diesen Platz. Von nun an darf er alloziert werden.</translation>
    </message>
    <message>
        <source>All changes since the last commit become durable together: new blocks, then a fence, then the superblock that points to them. Whenever the power fails, one valid state is on the medium.</source>
        <translation>Alle Änderungen seit dem letzten Commit werden gemeinsam dauerhaft: neue Blöcke, dann ein Fence, dann der Superblock, der auf sie zeigt. Wann immer der Strom ausfällt, ist ein gültiger Zustand auf dem Medium.</translation>
    </message>
    <message>
        <source>A second root is made that shares everything with the first. Mapped pages must lose the right to store before that root exists, or a store would change both.</source>
        <translation>Eine zweite Wurzel entsteht, die alles mit der ersten teilt. Eingeblendete Seiten müssen vorher das Schreibrecht verlieren, sonst würde ein Store beide ändern.</translation>
    </message>
    <message>
        <source>From now on these bytes cannot be read, as after a failure of the medium. Loads from them end in SIGBUS, system calls in EIO, and the owners can be named.</source>
        <translation>Von nun an lassen sich diese Bytes nicht lesen, wie nach einem Fehler des Mediums. Loads daraus enden in SIGBUS, Systemaufrufe in EIO, und die Besitzer lassen sich nennen.</translation>
    </message>
    <message>
        <source>A whole block was written anew, which clears its poison. Part of a block would not do: the rest would still be unreadable.</source>
        <translation>Ein ganzer Block wurde neu geschrieben; das löscht sein Poison. Ein Teil des Blocks würde nicht genügen: Der Rest bliebe unlesbar.</translation>
    </message>
    <message>
        <source>The filesystem says where these bytes of the file will live, and where they live now. Under copy-on-write these are two places: a destination, and the source that it has to be filled from.</source>
        <translation>Das Dateisystem sagt, wo diese Bytes der Datei liegen werden und wo sie jetzt liegen. Bei Copy-on-Write sind das zwei Orte: ein Ziel und die Quelle, aus der es gefüllt werden muss.</translation>
    </message>
    <message>
        <source>The new block is filled, so the file&apos;s items are made to point to it. Not earlier: until then the file shows the old block, and a failure leaves it as it was.</source>
        <translation>Der neue Block ist gefüllt, also zeigen die Items der Datei nun auf ihn. Nicht früher: Bis dahin zeigt die Datei den alten Block, und ein Fehlschlag lässt sie, wie sie war.</translation>
    </message>
    <message>
        <source>A load or a store met a page that is not there, or may not be stored to, and the processor stopped it. The thread waits here until the engine has seen to the page.</source>
        <translation>Ein Load oder Store traf auf eine Seite, die nicht da ist oder in die nicht gespeichert werden darf, und der Prozessor hielt ihn an. Der Thread wartet hier, bis sich die Engine um die Seite gekümmert hat.</translation>
    </message>
    <message>
        <source>All that one page fault took, from the stopped access until it may be tried again. With DAX there is no page cache: what the page gets is the block itself, and if others share it, a copy.</source>
        <translation>Alles, was ein Page Fault brauchte, vom angehaltenen Zugriff bis zu seiner Wiederholung. Mit DAX gibt es keinen Page Cache: Die Seite bekommt den Block selbst, oder eine Kopie, wenn andere ihn teilen.</translation>
    </message>
    <message>
        <source>The file&apos;s index learns which block stands behind this page. The entry is what all processes that map the file go by.</source>
        <translation>Der Index der Datei erfährt, welcher Block hinter dieser Seite steht. Nach dem Eintrag richten sich alle Prozesse, die die Datei einblenden.</translation>
    </message>
    <message>
        <source>Another block stands behind the page from now on. No window may go on showing the old one, so all others are taken away right after.</source>
        <translation>Hinter der Seite steht von nun an ein anderer Block. Kein Fenster darf den alten weiter zeigen, also wird sie gleich danach allen anderen Fenstern genommen.</translation>
    </message>
    <message>
        <source>Whoever else faults on this page waits. Without it two processes could copy the same block, and one of the stores would be lost.</source>
        <translation>Wer sonst einen Fault auf dieser Seite auslöst, wartet. Sonst könnten zwei Prozesse denselben Block kopieren, und einer der Stores ginge verloren.</translation>
    </message>
    <message>
        <source>The entry says what it should, so those who waited may look at it. They look again: it may be another block by now.</source>
        <translation>Der Eintrag sagt, was er soll; wer gewartet hat, darf ihn nun ansehen. Er sieht neu nach: Inzwischen kann es ein anderer Block sein.</translation>
    </message>
    <message>
        <source>DIRTY: somebody may have stored to the page since it was flushed. TOWRITE: a writeback has begun with it, and a store that comes meanwhile marks it anew.</source>
        <translation>DIRTY: Jemand hat vielleicht in die Seite gespeichert, seit sie geflusht wurde. TOWRITE: Ein Writeback hat mit ihr begonnen, und ein Store, der dazwischenkommt, markiert sie neu.</translation>
    </message>
    <message>
        <source>The index forgets the page: its block changes, or is gone. The next access faults and asks the filesystem.</source>
        <translation>Der Index vergisst die Seite: Ihr Block wechselt oder ist weg. Der nächste Zugriff löst einen Fault aus und fragt das Dateisystem.</translation>
    </message>
    <message>
        <source>Pages lose the right to be stored to, in every window. It comes before the flush or the snapshot: a store after it faults, and cannot slip past.</source>
        <translation>In jedem Fenster verlieren Seiten das Schreibrecht. Das kommt vor dem Flush oder dem Snapshot: Ein Store danach löst einen Fault aus und kann nicht vorbeischlüpfen.</translation>
    </message>
    <message>
        <source>The pages appear in the window: the process reaches the block by plain loads, and by stores if it may. Content was there before, so nothing else was ever to be seen.</source>
        <translation>Die Seiten erscheinen im Fenster: Der Prozess erreicht den Block mit einfachen Loads und, wenn er darf, mit Stores. Der Inhalt war schon vorher da; etwas anderes war also nie zu sehen.</translation>
    </message>
    <message>
        <source>A window loses pages, because another block stands behind them now or room was needed. Its process notices nothing until it touches them: then it faults.</source>
        <translation>Ein Fenster verliert Seiten, weil jetzt ein anderer Block hinter ihnen steht oder Platz gebraucht wurde. Sein Prozess merkt nichts, bis er sie berührt: Dann löst er einen Fault aus.</translation>
    </message>
    <message>
        <source>Nothing may change from here on, and nothing did in between: pages were protected first, then everything committed. Stores wait at their faults until the thaw.</source>
        <translation>Ab hier darf sich nichts ändern, und auch dazwischen hat sich nichts geändert: Erst wurden die Seiten geschützt, dann alles festgeschrieben. Stores warten in ihren Faults bis zum Auftauen.</translation>
    </message>
    <message>
        <source>Stores and operations go on. Pages stay protected until somebody stores to them.</source>
        <translation>Stores und Operationen gehen weiter. Seiten bleiben geschützt, bis jemand in sie speichert.</translation>
    </message>
    <message>
        <source>The device is gone, and all windows were taken away before. Whoever touches one now gets SIGBUS instead of memory that belongs to something else.</source>
        <translation>Das Gerät ist weg, und vorher wurden alle Fenster weggenommen. Wer jetzt eines berührt, bekommt SIGBUS statt Speicher, der zu etwas anderem gehört.</translation>
    </message>
    <message>
        <source>A state to come back to was remembered. For that all pages were protected, so that what is stored later can be told apart from it: such faults are the observer&apos;s, not the filesystem&apos;s.</source>
        <translation>Ein Zustand zum Zurückkehren wurde festgehalten. Dafür wurden alle Seiten geschützt, damit sich später Gespeichertes davon unterscheiden lässt: Solche Faults stammen vom Beobachter, nicht vom Dateisystem.</translation>
    </message>
    <message>
        <source>The image is as it was at an earlier moment. Pages of windows were taken away first; they come back by faults, with the bytes of then.</source>
        <translation>Das Image ist, wie es in einem früheren Moment war. Die Seiten der Fenster wurden vorher weggenommen; sie kommen durch Faults zurück, mit den Bytes von damals.</translation>
    </message>
    <message>
        <source>The block of an immutable file stays, and everybody else who shares it moves to a copy, found through back references. It is a design that lost: its cost grows with the number of owners.</source>
        <translation>Der Block einer unveränderlichen Datei bleibt, und alle anderen, die ihn teilen, ziehen auf eine Kopie um, gefunden über Backrefs. Dieser Entwurf hat verloren: Seine Kosten wachsen mit der Zahl der Besitzer.</translation>
    </message>
    <message>
        <source>A process reads from its window with plain instructions, no system call. Where the page is there the engine is not asked at all; else the load waits in a page fault.</source>
        <translation>Ein Prozess liest aus seinem Fenster mit einfachen Befehlen, ohne Systemaufruf. Ist die Seite da, wird die Engine gar nicht gefragt; sonst wartet der Load in einem Page Fault.</translation>
    </message>
    <message>
        <source>A process writes to its window with plain instructions, no system call. Where the page may be stored to the engine does not even notice; else the store waits in a page fault, and is tried again.</source>
        <translation>Ein Prozess schreibt in sein Fenster mit einfachen Befehlen, ohne Systemaufruf. Darf in die Seite gespeichert werden, merkt die Engine es nicht einmal; sonst wartet der Store in einem Page Fault und wird dann wiederholt.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TimeBar</name>
    <message>
        <source>compare with now</source>
        <translation>mit jetzt vergleichen</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>Benennen …</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>Zurück zum Jetzt</translation>
    </message>
    <message>
        <source>Restart from here</source>
        <translation>Ab hier neu beginnen</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>The moment before (Alt+Left)</source>
        <translation>Der Moment davor (Alt+Left)</translation>
    </message>
    <message>
        <source>The moment after (Alt+Right)</source>
        <translation>Der Moment danach (Alt+Right)</translation>
    </message>
    <message>
        <source>The moment before</source>
        <translation>Der Moment davor</translation>
    </message>
    <message>
        <source>The moment after</source>
        <translation>Der Moment danach</translation>
    </message>
    <message>
        <source>Gives this moment a name</source>
        <translation>Gibt diesem Moment einen Namen</translation>
    </message>
    <message>
        <source>Shows the image as it is now (Alt+End)</source>
        <translation>Zeigt das Image, wie es jetzt ist (Alt+End)</translation>
    </message>
    <message>
        <source>The image becomes what it was at this moment; until something changes, the way forward stays open</source>
        <translation>Das Image wird wieder, was es in diesem Moment war; bis sich etwas ändert, bleibt der Weg nach vorn offen</translation>
    </message>
    <message>
        <source>Frames what is different now, dashed where it is now; else what led to the moment (Ctrl+D)</source>
        <translation>Umrahmt, was jetzt anders ist, gestrichelt, wo es jetzt liegt; sonst, was zu dem Moment führte (Ctrl+D)</translation>
    </message>
    <message>
        <source>now · %1</source>
        <translation>jetzt · %1</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1 von %2 · %3</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>The last commit</source>
        <translation>Der letzte Commit</translation>
    </message>
    <message>
        <source>Moment %1 of %2</source>
        <translation>Moment %1 von %2</translation>
    </message>
    <message>
        <source>You look at the image as the last commit left it. Nothing here can be changed.</source>
        <translation>Sie sehen das Image, wie der letzte Commit es hinterließ. Hier lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>You look at the image as it was: %1. Nothing here can be changed.</source>
        <translation>Sie sehen das Image, wie es war: %1. Hier lässt sich nichts ändern.</translation>
    </message>
    <message>
        <source>You look at the image as it was: %1, %2. Nothing here can be changed.</source>
        <translation>Sie sehen das Image, wie es war: %1, %2. Hier lässt sich nichts ändern.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TimeSlider</name>
    <message>
        <source>Moments</source>
        <translation>Momente</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1, nach %2</translation>
    </message>
    <message>
        <source>now · %1</source>
        <translation>jetzt · %1</translation>
    </message>
    <message>
        <source>undone · %1</source>
        <translation>rückgängig · %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Timeline</name>
    <message>
        <source>Nothing has happened yet</source>
        <translation>Noch ist nichts geschehen</translation>
    </message>
    <message>
        <source>Whatever the engine does from now on is recorded here: run an operation, or map a file and store to it.</source>
        <translation>Was die Engine von nun an tut, wird hier aufgezeichnet: Führen Sie eine Operation aus, oder blenden Sie eine Datei ein und speichern Sie hinein.</translation>
    </message>
    <message>
        <source>waits in %1</source>
        <translation>wartet in %1</translation>
    </message>
    <message>
        <source>last: %1, %2</source>
        <translation>zuletzt: %1, %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TimelineMap</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>last fault %1 (measured)</source>
        <translation>letzter Fault %1 (gemessen)</translation>
    </message>
    <message>
        <source>%1 across · measured</source>
        <translation>%1 breit · gemessen</translation>
    </message>
    <message>
        <source>%1 events were too fast to be kept</source>
        <translation>%1 Ereignisse kamen zu schnell, um behalten zu werden</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TimelineView</name>
    <message>
        <source>filter…</source>
        <translation>Filter …</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Show only some processes, kinds of events, or one file</source>
        <translation>Nur einige Prozesse, Arten von Ereignissen oder eine Datei zeigen</translation>
    </message>
    <message>
        <source>Find events</source>
        <translation>Ereignisse suchen</translation>
    </message>
    <message>
        <source>Kinds, functions, files and processes; Return goes on, Shift+Return goes back</source>
        <translation>Arten, Funktionen, Dateien und Prozesse; Eingabe sucht weiter, Shift+Eingabe zurück</translation>
    </message>
    <message>
        <source>back to now</source>
        <translation>zurück zum Jetzt</translation>
    </message>
    <message>
        <source>Shows what was done last, and follows what happens (End)</source>
        <translation>Zeigt, was zuletzt getan wurde, und folgt dem Geschehen (End)</translation>
    </message>
    <message>
        <source>%1 ✕</source>
        <translation>%1 ✕</translation>
    </message>
    <message>
        <source>Only this is shown. Click to show the others, too.</source>
        <translation>Nur dies wird gezeigt. Klicken zeigt auch die anderen.</translation>
    </message>
    <message>
        <source>kind: %1</source>
        <translation>Art: %1</translation>
    </message>
    <message>
        <source>marker %1</source>
        <translation>Marker %1</translation>
    </message>
    <message>
        <source>from 1 to 2: %1</source>
        <translation>von 1 bis 2: %1</translation>
    </message>
    <message>
        <source>The markers; click to take them away (Backspace)</source>
        <translation>Die Marker; Klicken nimmt sie weg (Backspace)</translation>
    </message>
    <message>
        <source>This file</source>
        <translation>Diese Datei</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>Marker 1 here</source>
        <translation>Marker 1 hier setzen</translation>
    </message>
    <message>
        <source>Marker 2 here</source>
        <translation>Marker 2 hier setzen</translation>
    </message>
    <message>
        <source>No event has this in it</source>
        <translation>In keinem Ereignis kommt das vor</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Transfers</name>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>The answer counts for all. Directories become one in any case; nothing takes the place of a directory.</source>
        <translation>Die Antwort gilt für alle. Verzeichnisse werden in jedem Fall vereinigt; an die Stelle eines Verzeichnisses tritt nichts.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>&amp;Beide behalten</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>Über&amp;springen</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>Importiert</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>Exportiert</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TreePainter</name>
    <message>
        <source>, being removed</source>
        <translation>, wird entfernt</translation>
    </message>
    <message>
        <source>1 leaf</source>
        <translation>1 Blatt</translation>
    </message>
    <message>
        <source>%1 leaves</source>
        <translation>%1 Blätter</translation>
    </message>
    <message>
        <source>level %1: %2</source>
        <translation>Ebene %1: %2</translation>
    </message>
    <message>
        <source>− fold %1 leaves</source>
        <translation>− %1 Blätter einklappen</translation>
    </message>
    <message>
        <source>held by one</source>
        <translation>von einem gehalten</translation>
    </message>
    <message>
        <source>held by several</source>
        <translation>von mehreren gehalten</translation>
    </message>
    <message>
        <source>written by the last operation</source>
        <translation>von der letzten Operation geschrieben</translation>
    </message>
    <message>
        <source>copied from, and still held</source>
        <translation>kopiert und noch gehalten</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>No blocks</source>
        <translation>Keine Blöcke</translation>
    </message>
    <message>
        <source>This tree has no block that could be read.</source>
        <translation>Dieser Baum hat keinen lesbaren Block.</translation>
    </message>
    <message>
        <source>%1 roots</source>
        <translation>%1 Wurzeln</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 Knoten</translation>
    </message>
    <message>
        <source>%1, %2, generation %3</source>
        <translation>%1, %2, Generation %3</translation>
    </message>
    <message>
        <source>%1, %2, generations %3</source>
        <translation>%1, %2, Generationen %3</translation>
    </message>
    <message>
        <source>%1, %2, gen %3</source>
        <translation>%1, %2, Gen. %3</translation>
    </message>
    <message>
        <source>%1, gen %2</source>
        <translation>%1, Gen. %2</translation>
    </message>
    <message>
        <source>gen %1</source>
        <translation>Gen. %1</translation>
    </message>
    <message>
        <source>%1, %2, generations %3 to %4</source>
        <translation>%1, %2, Generationen %3 bis %4</translation>
    </message>
    <message>
        <source>
%1 of them held by several</source>
        <translation>
%1 davon von mehreren gehalten</translation>
    </message>
    <message>
        <source>
from key %1
click to see its parts</source>
        <translation>
ab Schlüssel %1
Klicken zeigt die Teile</translation>
    </message>
    <message>
        <source>
copies with the same keys, from %1</source>
        <translation>
Kopien mit denselben Schlüsseln, ab %1</translation>
    </message>
    <message>
        <source>leaf at device byte %1</source>
        <translation>Blatt bei Gerätebyte %1</translation>
    </message>
    <message>
        <source>node of level %1 at device byte %2</source>
        <translation>Knoten der Ebene %1 bei Gerätebyte %2</translation>
    </message>
    <message>
        <source>
generation %1, %2 items, first key %3</source>
        <translation>
Generation %1, %2 Items, erster Schlüssel %3</translation>
    </message>
    <message>
        <source>
damaged: it cannot be read</source>
        <translation>
beschädigt: nicht lesbar</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>
held by %1</source>
        <translation>
gehalten von %1</translation>
    </message>
    <message>
        <source>%1 leaves stand here one by one or in parts; click to fold them to one box</source>
        <translation>%1 Blätter stehen hier einzeln oder in Teilen; Klicken klappt sie zu einem Kasten ein</translation>
    </message>
    <message>
        <source>different now</source>
        <translation>jetzt anders</translation>
    </message>
    <message>
        <source>new since the moment before</source>
        <translation>neu seit dem Moment davor</translation>
    </message>
    <message>
        <source>new at this event</source>
        <translation>neu bei diesem Ereignis</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TreeView</name>
    <message>
        <source>Trees</source>
        <translation>Bäume</translation>
    </message>
    <message>
        <source>1 block</source>
        <translation>1 Block</translation>
    </message>
    <message>
        <source>%1 blocks</source>
        <translation>%1 Blöcke</translation>
    </message>
    <message>
        <source>, %1</source>
        <translation>, %1</translation>
    </message>
    <message>
        <source>, of them %1 held by several</source>
        <translation>, davon %1 von mehreren gehalten</translation>
    </message>
    <message>
        <source> · not complete: %1</source>
        <translation> · unvollständig: %1</translation>
    </message>
    <message>
        <source> · measured</source>
        <translation> · gemessen</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Usage</name>
    <message>
        <source>only here %1, shared %2</source>
        <translation>nur hier %1, geteilt %2</translation>
    </message>
    <message>
        <source>%1, unreachable %2</source>
        <translation>%1, unerreichbar %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::UsageView</name>
    <message>
        <source>only here</source>
        <translation>nur hier</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>unerreichbar</translation>
    </message>
    <message>
        <source>nothing else holds it; deleting frees it</source>
        <translation>nichts sonst hält es; Löschen gibt es frei</translation>
    </message>
    <message>
        <source>other files or snapshots hold it too; deleting here frees nothing</source>
        <translation>auch andere Dateien oder Snapshots halten es; hier zu löschen gibt nichts frei</translation>
    </message>
    <message>
        <source>allocated, but nothing reads it: kept alive by a neighbour in the same extent</source>
        <translation>alloziert, aber nichts liest es: ein Nachbar im selben Extent hält es am Leben</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::WelcomePage</name>
    <message>
        <source>is not there any more · %1</source>
        <translation>nicht mehr vorhanden · %1</translation>
    </message>
    <message>
        <source>%1, missing</source>
        <translation>%1, fehlt</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>Rundgang machen</translation>
    </message>
    <message>
        <source>Start a lesson</source>
        <translation>Lektion beginnen</translation>
    </message>
    <message>
        <source>New scratch image</source>
        <translation>Neues Wegwerf-Image</translation>
    </message>
    <message>
        <source>Open an image…</source>
        <translation>Image öffnen …</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>See how a copy-on-write filesystem lies in persistent memory: which files and snapshots share which bytes, and where every block went.</source>
        <translation>Sehen Sie, wie ein Copy-on-Write-Dateisystem in persistentem Speicher liegt: welche Dateien und Snapshots sich welche Bytes teilen und wohin jeder Block ging.</translation>
    </message>
    <message>
        <source>Opens a small image that comes with Daxscope: snapshots, shared files, holes, a fragmented file</source>
        <translation>Öffnet ein kleines Image, das Daxscope mitbringt: Snapshots, geteilte Dateien, Löcher, eine fragmentierte Datei</translation>
    </message>
    <message>
        <source>Short lessons on images of their own: predict, do, see what the engine did</source>
        <translation>Kurze Lektionen auf eigenen Images: vorhersagen, ausführen, sehen, was die Engine tat</translation>
    </message>
    <message>
        <source>Makes an empty image in memory to try things on; gone when it is closed, unless a copy is saved</source>
        <translation>Erzeugt ein leeres Image im Speicher zum Ausprobieren; beim Schließen weg, sofern keine Kopie gesichert wurde</translation>
    </message>
    <message>
        <source>Daxscope</source>
        <translation>Daxscope</translation>
    </message>
    <message>
        <source>Take it from this list; the file stays</source>
        <translation>Aus dieser Liste nehmen; die Datei bleibt</translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation>%1 aus der Liste entfernen</translation>
    </message>
    <message>
        <source>Let go to open it.</source>
        <translation>Zum Öffnen loslassen.</translation>
    </message>
    <message>
        <source>Or drop an image file anywhere here.</source>
        <translation>Oder ziehen Sie eine Image-Datei in dieses Fenster.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::glossary</name>
    <message>
        <source>back reference</source>
        <translation>Backref</translation>
    </message>
    <message>
        <source>A note at an extent of which tree or file uses it. With it one can go from bytes on the device to their owners, which the file trees alone do not tell.</source>
        <translation>Ein Vermerk bei einem Extent, welcher Baum oder welche Datei ihn benutzt. Damit kommt man von Bytes auf dem Gerät zu ihren Besitzern, was die Dateibäume allein nicht hergeben.</translation>
    </message>
    <message>
        <source>block group</source>
        <translation>Blockgruppe</translation>
    </message>
    <message>
        <source>A stretch of address space set aside for one kind of content: data, metadata or system. Free space is counted and handed out inside block groups.</source>
        <translation>Ein Stück Adressraum, bestimmt für eine Art von Inhalt: Daten, Metadaten oder System. Freier Platz wird innerhalb von Blockgruppen gezählt und vergeben.</translation>
    </message>
    <message>
        <source>bookend</source>
        <translation>Bookend</translation>
    </message>
    <message>
        <source>The part of an extent that no file points into any more because it was overwritten elsewhere. It stays allocated until the last reference to the whole extent is gone.</source>
        <translation>Der Teil eines Extents, in den keine Datei mehr zeigt, weil er anderswo überschrieben wurde. Er bleibt belegt, bis die letzte Referenz auf den ganzen Extent weg ist.</translation>
    </message>
    <message>
        <source>checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>A short number computed from a block. When it does not match on reading, the bytes are not the ones that were written.</source>
        <translation>Eine kurze, aus einem Block berechnete Zahl. Stimmt sie beim Lesen nicht, so sind die Bytes nicht die, die geschrieben wurden.</translation>
    </message>
    <message>
        <source>chunk</source>
        <translation>Chunk</translation>
    </message>
    <message>
        <source>The mapping of a stretch of logical addresses to bytes of the device. With the profile dup one chunk lies in two places.</source>
        <translation>Die Abbildung eines Stücks logischer Adressen auf Bytes des Geräts. Beim Profil dup liegt ein Chunk an zwei Stellen.</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>Commit</translation>
    </message>
    <message>
        <source>The moment a transaction becomes the state of the filesystem: all new blocks are durable, then one superblock write makes them count.</source>
        <translation>Der Augenblick, in dem eine Transaktion zum Stand des Dateisystems wird: Alle neuen Blöcke sind dauerhaft, dann macht ein einziges Schreiben des Superblocks sie gültig.</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>Kompression</translation>
    </message>
    <message>
        <source>The extent is stored in fewer bytes than it holds: zlib, lzo or zstd. Such bytes cannot be mapped into memory directly; they are decompressed into a copy.</source>
        <translation>Der Extent ist in weniger Bytes abgelegt, als er enthält: zlib, lzo oder zstd. Solche Bytes lassen sich nicht direkt einblenden; sie werden in eine Kopie entpackt.</translation>
    </message>
    <message>
        <source>copy on write</source>
        <translation>Copy-on-Write</translation>
    </message>
    <message>
        <source>Changed content goes to a new place and the pointer is moved there; the old bytes stay as they are as long as someone else holds them.</source>
        <translation>Geänderter Inhalt kommt an einen neuen Platz, und der Zeiger wird dorthin umgesetzt; die alten Bytes bleiben, wie sie sind, solange jemand anders sie hält.</translation>
    </message>
    <message>
        <source>DAX</source>
        <translation>DAX</translation>
    </message>
    <message>
        <source>Direct access: a program&apos;s loads and stores reach the persistent memory itself, with no copy of the file in the page cache.</source>
        <translation>Direct Access: Loads und Stores eines Programms erreichen den persistenten Speicher selbst, ohne eine Kopie der Datei im Page Cache.</translation>
    </message>
    <message>
        <source>device byte</source>
        <translation>Gerätebyte</translation>
    </message>
    <message>
        <source>A position on the device, that is in the image file. The logical addresses inside btrfs are translated to it by chunks.</source>
        <translation>Eine Stelle auf dem Gerät, also in der Image-Datei. Die logischen Adressen innerhalb von btrfs werden durch Chunks in sie übersetzt.</translation>
    </message>
    <message>
        <source>devid</source>
        <translation>devid</translation>
    </message>
    <message>
        <source>The number of a device inside its filesystem. An image of one device has devid 1.</source>
        <translation>Die Nummer eines Geräts in seinem Dateisystem. Ein Image mit einem Gerät hat die devid 1.</translation>
    </message>
    <message>
        <source>dup</source>
        <translation>dup</translation>
    </message>
    <message>
        <source>Two copies of every block on the same device, so that one damaged copy can be read from the other. Usual for metadata.</source>
        <translation>Zwei Kopien jedes Blocks auf demselben Gerät, sodass statt einer beschädigten die andere gelesen werden kann. Üblich für Metadaten.</translation>
    </message>
    <message>
        <source>extent</source>
        <translation>Extent</translation>
    </message>
    <message>
        <source>A run of consecutive bytes on the device that was allocated at once. Files point to extents, or to parts of them.</source>
        <translation>Eine Folge aufeinanderfolgender Bytes auf dem Gerät, die auf einmal alloziert wurde. Dateien zeigen auf Extents oder auf Teile davon.</translation>
    </message>
    <message>
        <source>FIEMAP</source>
        <translation>FIEMAP</translation>
    </message>
    <message>
        <source>The Linux call by which a program asks for the extents of a file: their offsets, their lengths, and whether they are shared.</source>
        <translation>Der Linux-Aufruf, mit dem ein Programm nach den Extents einer Datei fragt: nach Offsets und Längen und danach, ob sie geteilt sind.</translation>
    </message>
    <message>
        <source>flush</source>
        <translation>Flush</translation>
    </message>
    <message>
        <source>Moving stored bytes out of the processor&apos;s caches towards the memory. Only after a flush and a fence are they certain to survive a loss of power.</source>
        <translation>Gespeicherte Bytes aus den Caches des Prozessors zum Speicher hin bewegen. Erst nach einem Flush und einem Fence überstehen sie sicher einen Stromausfall.</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>Bytes inside a block group that no extent holds.</source>
        <translation>Bytes in einer Blockgruppe, die kein Extent hält.</translation>
    </message>
    <message>
        <source>free space tree</source>
        <translation>Freispeicherbaum</translation>
    </message>
    <message>
        <source>The tree that lists what is free in every block group, so that it need not be derived from the extent tree when the filesystem is mounted.</source>
        <translation>Der Baum, der aufführt, was in jeder Blockgruppe frei ist, damit es beim Mounten nicht aus dem Extent-Baum abgeleitet werden muss.</translation>
    </message>
    <message>
        <source>freed</source>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>Space that the open transaction has given up. The last commit still refers to it, so it is handed out again only after the next one is durable.</source>
        <translation>Platz, den die offene Transaktion aufgegeben hat. Der letzte Commit verweist noch darauf, darum wird er erst wieder vergeben, wenn der nächste dauerhaft ist.</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>The number of the transaction that wrote something. It grows with every commit, so a lower number is older.</source>
        <translation>Die Nummer der Transaktion, die etwas geschrieben hat. Sie wächst mit jedem Commit, eine kleinere Zahl ist also älter.</translation>
    </message>
    <message>
        <source>granularity</source>
        <translation>Granularität</translation>
    </message>
    <message>
        <source>The smallest unit a program must flush to make a store durable: a byte, a cache line or a page. It depends on the memory, and on how it is reached.</source>
        <translation>Die kleinste Einheit, für die ein Programm einen Flush ausführen muss, damit ein Store dauerhaft wird: ein Byte, eine Cachezeile oder eine Seite. Das hängt vom Speicher ab und davon, wie er erreicht wird.</translation>
    </message>
    <message>
        <source>hole</source>
        <translation>Loch</translation>
    </message>
    <message>
        <source>A range of a file without any extent. It reads as zeros and takes no space.</source>
        <translation>Ein Bereich einer Datei ohne jeden Extent. Er liest sich als Nullen und belegt keinen Platz.</translation>
    </message>
    <message>
        <source>inline</source>
        <translation>inline</translation>
    </message>
    <message>
        <source>A file so small that its bytes lie in the tree block that describes it. They have no extent of their own.</source>
        <translation>Eine Datei, die so klein ist, dass ihre Bytes in dem Baumblock liegen, der sie beschreibt. Einen eigenen Extent haben sie nicht.</translation>
    </message>
    <message>
        <source>inode</source>
        <translation>Inode</translation>
    </message>
    <message>
        <source>What a file is apart from its names: size, rights, times and extents. Its number is unique within a subvolume.</source>
        <translation>Was eine Datei ausmacht, abgesehen von ihren Namen: Größe, Rechte, Zeiten und Extents. Ihre Nummer ist innerhalb eines Subvolumes eindeutig.</translation>
    </message>
    <message>
        <source>item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>One record of a leaf: a key, and the data that belongs to it.</source>
        <translation>Ein Datensatz eines Blatts: ein Schlüssel und die Daten, die zu ihm gehören.</translation>
    </message>
    <message>
        <source>key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>By what the items of a tree are sorted: object number, type and offset, compared in this order.</source>
        <translation>Wonach die Items eines Baums sortiert sind: Objektnummer, Typ und Offset, in dieser Reihenfolge verglichen.</translation>
    </message>
    <message>
        <source>leaf</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>A tree block of level 0. It holds items; all other blocks only point the way.</source>
        <translation>Ein Baumblock der Ebene 0. Er enthält Items; alle anderen Blöcke weisen nur den Weg.</translation>
    </message>
    <message>
        <source>level</source>
        <translation>Ebene</translation>
    </message>
    <message>
        <source>How far a tree block is from the leaves, which have level 0. The root has the highest level of its tree.</source>
        <translation>Wie weit ein Baumblock von den Blättern entfernt ist, die Ebene 0 haben. Die Wurzel hat die höchste Ebene ihres Baums.</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>Metadaten</translation>
    </message>
    <message>
        <source>The trees that describe the filesystem: directories, inodes, extents, checksums. Everything but the content of files.</source>
        <translation>Die Bäume, die das Dateisystem beschreiben: Verzeichnisse, Inodes, Extents, Prüfsummen. Alles außer dem Inhalt der Dateien.</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>A block group that holds data and metadata together. Used on very small devices.</source>
        <translation>Eine Blockgruppe, die Daten und Metadaten zusammen enthält. Wird auf sehr kleinen Geräten benutzt.</translation>
    </message>
    <message>
        <source>node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>A tree block above the leaves. It holds keys and pointers to the blocks of the level below.</source>
        <translation>Ein Baumblock oberhalb der Blätter. Er enthält Schlüssel und Zeiger auf die Blöcke der Ebene darunter.</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Besitzer</translation>
    </message>
    <message>
        <source>Who refers to an extent: for data, a place in a file of a subvolume; for a tree block, a tree that reaches it.</source>
        <translation>Wer auf einen Extent verweist: bei Daten eine Stelle in einer Datei eines Subvolumes, bei einem Baumblock ein Baum, der ihn erreicht.</translation>
    </message>
    <message>
        <source>persistent memory</source>
        <translation>persistenter Speicher</translation>
    </message>
    <message>
        <source>Memory that keeps its bytes without power and is addressed like any other. The program may also emulate it with an ordinary file.</source>
        <translation>Speicher, der seine Bytes ohne Strom behält und wie jeder andere adressiert wird. Das Programm kann ihn auch mit einer gewöhnlichen Datei emulieren.</translation>
    </message>
    <message>
        <source>prealloc</source>
        <translation>reserviert</translation>
    </message>
    <message>
        <source>Space reserved for a range of a file, but not written. It reads as zeros until it is.</source>
        <translation>Platz, der für einen Bereich einer Datei belegt, aber noch nicht beschrieben ist. Bis dahin liest sich der Bereich als Nullen.</translation>
    </message>
    <message>
        <source>reflink</source>
        <translation>Reflink</translation>
    </message>
    <message>
        <source>A copy of a file, or of a part, that points to the same extents as the original. It costs no space until one of them is changed.</source>
        <translation>Eine Kopie einer Datei oder eines Teils davon, die auf dieselben Extents zeigt wie das Original. Sie kostet keinen Platz, bis eins von beiden geändert wird.</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>geteilt</translation>
    </message>
    <message>
        <source>Held by more than one owner. A write to it must go to a new place, so that the others keep what they have.</source>
        <translation>Von mehr als einem Besitzer gehalten. Was geschrieben wird, muss an einen neuen Platz gehen, damit die anderen behalten, was sie haben.</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>Snapshot</translation>
    </message>
    <message>
        <source>A subvolume that begins as a copy of another. At first both share everything; what is changed later is stored separately.</source>
        <translation>Ein Subvolume, das als Kopie eines anderen beginnt. Anfangs teilen beide alles; was sich später ändert, wird getrennt abgelegt.</translation>
    </message>
    <message>
        <source>subvolume</source>
        <translation>Subvolume</translation>
    </message>
    <message>
        <source>A tree of files with inode numbers of its own inside the filesystem. It appears as a directory and can be copied as a snapshot.</source>
        <translation>Ein Dateibaum mit eigenen Inode-Nummern innerhalb des Dateisystems. Er erscheint als Verzeichnis und kann als Snapshot kopiert werden.</translation>
    </message>
    <message>
        <source>superblock</source>
        <translation>Superblock</translation>
    </message>
    <message>
        <source>The block one starts reading from, at 64 KiB, with mirrors at 64 MiB and 256 GiB where the device is large enough. It says where the trees are and which commit is the newest.</source>
        <translation>Der Block, bei dem das Lesen beginnt, bei 64 KiB, mit Spiegeln bei 64 MiB und 256 GiB, sofern das Gerät groß genug ist. Er sagt, wo die Bäume liegen und welcher Commit der neueste ist.</translation>
    </message>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Superblocks and the chunk tree: what is needed before any other address can be translated.</source>
        <translation>Superblöcke und der Chunk-Baum: was man braucht, bevor sich irgendeine andere Adresse übersetzen lässt.</translation>
    </message>
    <message>
        <source>transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>A group of changes that become valid together or not at all, numbered by its generation.</source>
        <translation>Eine Gruppe von Änderungen, die zusammen gültig werden oder gar nicht, nummeriert durch ihre Generation.</translation>
    </message>
    <message>
        <source>tree block</source>
        <translation>Baumblock</translation>
    </message>
    <message>
        <source>The unit metadata is stored in, mostly 16 KiB: a node or a leaf of a tree, with a checksum and its generation.</source>
        <translation>Die Einheit, in der Metadaten abgelegt sind, meist 16 KiB: ein Knoten oder ein Blatt eines Baums, mit einer Prüfsumme und seiner Generation.</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>unerreichbar</translation>
    </message>
    <message>
        <source>Allocated, but no file points to it: the rest of an extent of which another part is still in use. Rewriting that part (defragmenting) sets it free.</source>
        <translation>Alloziert, aber keine Datei zeigt darauf: der Rest eines Extents, von dem ein anderer Teil noch benutzt wird. Wird dieser Teil neu geschrieben (defragmentiert), so wird der Rest frei.</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::handbook::HandbookView</name>
    <message>
        <source>Handbook</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Zurück (Alt+Left)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Vorwärts</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Vorwärts (Alt+Right)</translation>
    </message>
    <message>
        <source>contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>All pages (Alt+Home)</source>
        <translation>Alle Seiten (Alt+Home)</translation>
    </message>
    <message>
        <source>Search the handbook…</source>
        <translation>Handbuch durchsuchen …</translation>
    </message>
    <message>
        <source>Search the handbook</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>All words have to be in a section; “words in quotes” stand together</source>
        <translation>Alle Wörter müssen in einem Abschnitt vorkommen; &quot;Wörter in Anführungszeichen&quot; stehen beisammen</translation>
    </message>
    <message>
        <source>Find in this page…</source>
        <translation>Auf dieser Seite suchen …</translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation>Auf dieser Seite suchen</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorige</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>Vorige Stelle (Shift+F3)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>Nächste Stelle (F3)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>Schließen (Escape)</translation>
    </message>
    <message>
        <source>not in this page</source>
        <translation>nicht auf dieser Seite</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::handbook::Html</name>
    <message>
        <source>On this page</source>
        <translation>Auf dieser Seite</translation>
    </message>
    <message>
        <source>%1 – Daxscope handbook</source>
        <translation>%1 – Daxscope-Handbuch</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>Gefunden: %1</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::handbook::Parts</name>
    <message>
        <source>path in the image</source>
        <translation>Pfad im Image</translation>
    </message>
    <message>
        <source>new path in the image</source>
        <translation>neuer Pfad im Image</translation>
    </message>
    <message>
        <source>path of this computer</source>
        <translation>Pfad dieses Computers</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>Bytes</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Zahl</translation>
    </message>
    <message>
        <source>octal</source>
        <translation>oktal</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>Schalter</translation>
    </message>
    <message>
        <source>Argument</source>
        <translation>Argument</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>; `%1` when left out</source>
        <translation>; `%1`, wenn weggelassen</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>Lektion</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Worum es geht</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>In the window: %1</source>
        <translation>Im Fenster: %1</translation>
    </message>
    <message>
        <source>Can fail with: %1</source>
        <translation>Kann fehlschlagen mit: %1</translation>
    </message>
    <message>
        <source>`%1`. %2</source>
        <translation>`%1`. %2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::handbook::Side</name>
    <message>
        <source>Contents of the handbook</source>
        <translation>Inhalt des Handbuchs</translation>
    </message>
    <message>
        <source>What was found in the handbook</source>
        <translation>Was im Handbuch gefunden wurde</translation>
    </message>
    <message>
        <source>Nothing in the handbook has “%1”.</source>
        <translation>„%1“ kommt im Handbuch nicht vor.</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>“{}” is not a size; write for example 4096, 16K, 256M or 1.5G</source>
        <translation>„{}“ ist keine Größe; schreiben Sie zum Beispiel 4096, 16K, 256M oder 1.5G</translation>
    </message>
    <message>
        <source>“{}” has the unknown unit “{}”; units are K, M, G, T, P, E</source>
        <translation>„{}“ hat die unbekannte Einheit „{}“; Einheiten sind K, M, G, T, P, E</translation>
    </message>
    <message>
        <source>“{}” is larger than 16 EiB</source>
        <translation>„{}“ ist größer als 16 EiB</translation>
    </message>
    <message>
        <source>“{}” is not a number; write decimal, or hexadecimal with 0x</source>
        <translation>„{}“ ist keine Zahl; schreiben Sie sie dezimal oder hexadezimal mit 0x</translation>
    </message>
    <message>
        <source>its last key {} reaches into the next block, which starts at {}</source>
        <translation>sein letzter Schlüssel {} reicht in den nächsten Block, der bei {} beginnt</translation>
    </message>
    <message>
        <source>tree block {}</source>
        <translation>Baumblock {}</translation>
    </message>
    <message>
        <source>the root of the {} claims level {}; {} is the highest possible</source>
        <translation>die Wurzel von „{}“ gibt Ebene {} an; höchstens {} ist möglich</translation>
    </message>
    <message>
        <source>tree block {} item {} {}</source>
        <translation>Baumblock {} Item {} {}</translation>
    </message>
    <message>
        <source>it is empty, but not the root of its tree</source>
        <translation>er ist leer, aber nicht die Wurzel seines Baums</translation>
    </message>
    <message>
        <source>its keys reach into the next block, which starts at {}</source>
        <translation>seine Schlüssel reichen in den nächsten Block, der bei {} beginnt</translation>
    </message>
    <message>
        <source>the tree has {} levels of blocks, all full: more are not possible</source>
        <translation>der Baum hat {} Ebenen von Blöcken, alle voll: Mehr sind nicht möglich</translation>
    </message>
    <message>
        <source>item {} would have {} bytes; a leaf holds {}</source>
        <translation>Item {} hätte {} Byte; ein Blatt fasst {}</translation>
    </message>
    <message>
        <source>item {} cannot come there</source>
        <translation>Item {} passt dort nicht in die Reihenfolge</translation>
    </message>
    <message>
        <source>there is no item {}</source>
        <translation>es gibt kein Item {}</translation>
    </message>
    <message>
        <source>there is an item {} already</source>
        <translation>es gibt schon ein Item {}</translation>
    </message>
    <message>
        <source>item {} has {} bytes; {} at {} reach beyond its end</source>
        <translation>Item {} hat {} Byte; {} bei {} reichen über sein Ende hinaus</translation>
    </message>
    <message>
        <source>item {} cannot become {}: another item lies between</source>
        <translation>Item {} kann nicht zu {} werden: Ein anderes Item liegt dazwischen</translation>
    </message>
    <message>
        <source>reading tree blocks</source>
        <translation>Baumblöcke lesen</translation>
    </message>
    <message>
        <source>{}, tree block {}</source>
        <translation>{}, Baumblock {}</translation>
    </message>
    <message>
        <source>the address lies in no chunk</source>
        <translation>die Adresse liegt in keinem Chunk</translation>
    </message>
    <message>
        <source>the address is not a multiple of the sector size</source>
        <translation>die Adresse ist kein Vielfaches der Sektorgröße</translation>
    </message>
    <message>
        <source>copy {}: {}</source>
        <translation>Kopie {}: {}</translation>
    </message>
    <message>
        <source>an empty leaf that is not the root of a tree</source>
        <translation>ein leeres Blatt, das nicht die Wurzel eines Baums ist</translation>
    </message>
    <message>
        <source>its last key, {}, belongs behind the next pointer of its parent, {}</source>
        <translation>sein letzter Schlüssel, {}, gehört hinter den nächsten Zeiger des Elternblocks, {}</translation>
    </message>
    <message>
        <source>generation {} is newer than that of the block above, {}</source>
        <translation>Generation {} ist neuer als die des Blocks darüber, {}</translation>
    </message>
    <message>
        <source>the block was made for the {}</source>
        <translation>der Block wurde für „{}“ angelegt</translation>
    </message>
    <message>
        <source>the block was never marked as written</source>
        <translation>der Block wurde nie als geschrieben markiert</translation>
    </message>
    <message>
        <source>the block names another chunk tree</source>
        <translation>der Block nennt einen anderen Chunk-Baum</translation>
    </message>
    <message>
        <source>it is marked as holding its children by itself, though the tree it was made for still has it</source>
        <translation>laut Markierung hält er seine Kinder selbst, obwohl der Baum, für den er angelegt wurde, ihn noch hat</translation>
    </message>
    <message>
        <source>the tree it was made for has it no more, and it is not marked as holding its children by itself</source>
        <translation>der Baum, für den er angelegt wurde, hat ihn nicht mehr, und es ist nicht markiert, dass er seine Kinder selbst hält</translation>
    </message>
    <message>
        <source>{} item {} {}</source>
        <translation>{} Item {} {}</translation>
    </message>
    <message>
        <source>extent tree</source>
        <translation>Extent-Baum</translation>
    </message>
    <message>
        <source>reading the extent tree</source>
        <translation>Extent-Baum lesen</translation>
    </message>
    <message>
        <source>a reference to {}, where no extent begins</source>
        <translation>eine Referenz auf {}, wo kein Extent beginnt</translation>
    </message>
    <message>
        <source>extent tree, </source>
        <translation>Extent-Baum, </translation>
    </message>
    <message>
        <source>a log tree waits to be replayed; it was not looked at</source>
        <translation>ein Log-Baum wartet auf die Wiedergabe; er wurde nicht geprüft</translation>
    </message>
    <message>
        <source>the counts of quotas were not compared</source>
        <translation>die Zähler der Quotas wurden nicht verglichen</translation>
    </message>
    <message>
        <source>chunk {} ({}) is of a kind that cannot be read</source>
        <translation>Chunk {} ({}) ist von einer Art, die nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>data were not compared with their checksums</source>
        <translation>Daten wurden nicht mit ihren Prüfsummen verglichen</translation>
    </message>
    <message>
        <source>The filesystem cannot be found in these bytes, or not all of it: nothing else could be checked.</source>
        <translation>Das Dateisystem ist in diesen Bytes nicht oder nicht ganz zu finden: Mehr konnte nicht geprüft werden.</translation>
    </message>
    <message>
        <source>The superblock is where everything begins. A bad primary one keeps the kernel from mounting; a bad mirror is missed only when the primary is lost, too.</source>
        <translation>Mit dem Superblock beginnt alles. Ist der primäre schlecht, mountet der Kernel nicht; ein schlechter Spiegel fehlt erst, wenn auch der primäre verloren ist.</translation>
    </message>
    <message>
        <source>What lies in this block and below it cannot be found any more. No good copy is left of it.</source>
        <translation>Was in diesem Block und darunter liegt, ist nicht mehr zu finden. Es gibt keine gute Kopie mehr von ihm.</translation>
    </message>
    <message>
        <source>Nothing is lost: another copy is good. The next damage at the same place would be final.</source>
        <translation>Nichts ist verloren: Eine andere Kopie ist gut. Der nächste Schaden an derselben Stelle wäre endgültig.</translation>
    </message>
    <message>
        <source>The kernel checks this rule when it reads the block, and refuses the whole block for it.</source>
        <translation>Der Kernel prüft diese Regel, wenn er den Block liest, und weist sonst den ganzen Block zurück.</translation>
    </message>
    <message>
        <source>Reference counts decide when space is free. Too low, and something in use is overwritten; too high, and the space is never free again.</source>
        <translation>Referenzzähler entscheiden, wann Platz frei ist. Sind sie zu niedrig, wird Benutztes überschrieben; sind sie zu hoch, wird der Platz nie wieder frei.</translation>
    </message>
    <message>
        <source>The allocator takes this space for free: the next writes may go right over it.</source>
        <translation>Der Allokator hält diesen Platz für frei: Die nächsten Schreibvorgänge können mitten hineingehen.</translation>
    </message>
    <message>
        <source>Chunks map logical addresses to the device, block groups count what is used in them, device extents say it from the device&apos;s side. When they disagree, space is lost or given out twice.</source>
        <translation>Chunks bilden logische Adressen auf das Gerät ab, Blockgruppen zählen, was darin belegt ist, Geräte-Extents sagen es vom Gerät aus. Widersprechen sie sich, geht Platz verloren oder wird doppelt vergeben.</translation>
    </message>
    <message>
        <source>The free-space tree is a second account of what the extent tree leaves free. The kernel trusts it: what it calls free is written to.</source>
        <translation>Der Freispeicherbaum führt ein zweites Mal Buch darüber, was der Extent-Baum frei lässt. Der Kernel vertraut ihm: Was er frei nennt, wird beschrieben.</translation>
    </message>
    <message>
        <source>A subvolume is a tree and a name that leads to it. Without one of them it cannot be reached or not be removed.</source>
        <translation>Ein Subvolume ist ein Baum und ein Name, der zu ihm führt. Fehlt eins davon, ist es nicht zu erreichen oder nicht zu entfernen.</translation>
    </message>
    <message>
        <source>The inode&apos;s numbers are not those of what it has: sizes are shown wrongly, or removal fails.</source>
        <translation>Die Zahlen der Inode passen nicht zu dem, was sie hat: Größen werden falsch angezeigt, oder das Entfernen schlägt fehl.</translation>
    </message>
    <message>
        <source>A name stands in two items of its directory and in one of the inode. When they disagree, files appear that cannot be opened, or cannot be removed.</source>
        <translation>Ein Name steht in zwei Items seines Verzeichnisses und in einem der Inode. Widersprechen sie sich, erscheinen Dateien, die nicht zu öffnen oder nicht zu entfernen sind.</translation>
    </message>
    <message>
        <source>What the file has at this place is not what was written there, or cannot be read.</source>
        <translation>Was die Datei an dieser Stelle hat, ist nicht das, was dort geschrieben wurde, oder ist nicht lesbar.</translation>
    </message>
    <message>
        <source>Data without their checksum cannot be told from damaged ones; checksums of nothing will fit badly to what comes there.</source>
        <translation>Daten ohne Prüfsumme sind von beschädigten nicht zu unterscheiden; Prüfsummen von nichts passen schlecht zu dem, was dorthin kommt.</translation>
    </message>
    <message>
        <source>These bytes are not those that were written. Reading them is EIO.</source>
        <translation>Diese Bytes sind nicht die, die geschrieben wurden. Sie zu lesen ergibt EIO.</translation>
    </message>
    <message>
        <source>the {}</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>the leaf {}</source>
        <translation>Blatt {}</translation>
    </message>
    <message>
        <source>inode {} of {} (extent from file offset {})</source>
        <translation>Inode {} von {} (Extent ab Datei-Offset {})</translation>
    </message>
    <message>
        <source>checking files</source>
        <translation>Dateien prüfen</translation>
    </message>
    <message>
        <source>its root directory, inode {}, is missing</source>
        <translation>sein Wurzelverzeichnis, Inode {}, fehlt</translation>
    </message>
    <message>
        <source>inode {} of {}</source>
        <translation>Inode {} von {}</translation>
    </message>
    <message>
        <source>“{}” leads to inode {}, which does not know of that name{}</source>
        <translation>„{}“ führt zu Inode {}, die diesen Namen nicht kennt{}</translation>
    </message>
    <message>
        <source> (index {})</source>
        <translation> (Index {})</translation>
    </message>
    <message>
        <source>“{}” (index {}) cannot be found by its hash, or leads elsewhere then</source>
        <translation>„{}“ (Index {}) ist über den Hash nicht zu finden oder führt dann woandershin</translation>
    </message>
    <message>
        <source>the root directory calls itself “{}” (index {})</source>
        <translation>das Wurzelverzeichnis nennt sich selbst „{}“ (Index {})</translation>
    </message>
    <message>
        <source>its name “{}” in directory {} (index {}) is not there by {}</source>
        <translation>ihr Name „{}“ in Verzeichnis {} (Index {}) ist dort nicht zu finden per {}</translation>
    </message>
    <message>
        <source>the extent at {} begins before the one before it ends, at {}</source>
        <translation>der Extent bei {} beginnt, bevor der vorige endet, bei {}</translation>
    </message>
    <message>
        <source>reserved space at file offset {} has checksums</source>
        <translation>reservierter Platz bei Datei-Offset {} hat Prüfsummen</translation>
    </message>
    <message>
        <source>the file is without checksums, its data at {} have them</source>
        <translation>die Datei ist ohne Prüfsummen, ihre Daten bei {} haben welche</translation>
    </message>
    <message>
        <source>{} of the {} bytes of the extent at {} have checksums</source>
        <translation>{} der {} Byte des Extents bei {} haben Prüfsummen</translation>
    </message>
    <message>
        <source>it has items, but no inode item</source>
        <translation>sie hat Items, aber kein Inode-Item</translation>
    </message>
    <message>
        <source>{} links are counted, there are names for {}</source>
        <translation>{} Links sind gezählt, Namen gibt es für {}</translation>
    </message>
    <message>
        <source>it has no name and is not listed for removal</source>
        <translation>sie hat keinen Namen und ist nicht zum Entfernen vorgemerkt</translation>
    </message>
    <message>
        <source>it is no directory, and has entries</source>
        <translation>sie ist kein Verzeichnis und hat Einträge</translation>
    </message>
    <message>
        <source>it can have no content, and has extents</source>
        <translation>sie kann keinen Inhalt haben und hat Extents</translation>
    </message>
    <message>
        <source>its size is {}, its names have {} bytes</source>
        <translation>ihre Größe ist {}, ihre Namen haben {} Byte</translation>
    </message>
    <message>
        <source>{} names can be found by hash, {} by index</source>
        <translation>{} Namen sind über den Hash zu finden, {} über den Index</translation>
    </message>
    <message>
        <source>it counts {} bytes of extents, and has {}</source>
        <translation>sie zählt {} Byte in Extents und hat {}</translation>
    </message>
    <message>
        <source>a symbolic link of {} bytes with a target of {}</source>
        <translation>ein symbolischer Link von {} Byte mit einem Ziel von {}</translation>
    </message>
    <message>
        <source>no extent says what is at {}: holes need one in this filesystem</source>
        <translation>kein Extent sagt, was bei {} ist: Löcher brauchen einen in diesem Dateisystem</translation>
    </message>
    <message>
        <source>{} cannot be the number of an inode</source>
        <translation>{} kann nicht die Nummer einer Inode sein</translation>
    </message>
    <message>
        <source>the key of an inode item ends in {}, not 0</source>
        <translation>der Schlüssel eines Inode-Items endet auf {}, nicht auf 0</translation>
    </message>
    <message>
        <source>the inode is of generation {}, changed in {}; the filesystem is at {}</source>
        <translation>die Inode ist von Generation {}, geändert in {}; das Dateisystem ist bei {}</translation>
    </message>
    <message>
        <source>mode {} has bits that mean nothing</source>
        <translation>Modus {} hat Bits, die nichts bedeuten</translation>
    </message>
    <message>
        <source>mode {} names no type of file</source>
        <translation>Modus {} nennt keinen Dateityp</translation>
    </message>
    <message>
        <source>a directory with {} links; it can have one</source>
        <translation>ein Verzeichnis mit {} Links; es kann einen haben</translation>
    </message>
    <message>
        <source>the inode has unknown flags ({})</source>
        <translation>die Inode hat unbekannte Flags ({})</translation>
    </message>
    <message>
        <source>a name of {} bytes; 1 to {} are possible</source>
        <translation>ein Name von {} Byte; 1 bis {} sind möglich</translation>
    </message>
    <message>
        <source>its names do not fit into the item</source>
        <translation>die Namen passen nicht in das Item</translation>
    </message>
    <message>
        <source>the key is not the hash of the parent and the name</source>
        <translation>der Schlüssel ist nicht der Hash von Verzeichnis und Name</translation>
    </message>
    <message>
        <source>an entry of type {} does not belong here</source>
        <translation>ein Eintrag vom Typ {} gehört nicht hierher</translation>
    </message>
    <message>
        <source>a directory entry with {} bytes of data</source>
        <translation>ein Verzeichniseintrag mit {} Byte Daten</translation>
    </message>
    <message>
        <source>an extended attribute with the location {}</source>
        <translation>ein erweitertes Attribut mit dem Ort {}</translation>
    </message>
    <message>
        <source>an entry that leads to {}</source>
        <translation>ein Eintrag, der zu {} führt</translation>
    </message>
    <message>
        <source>the key is not the hash of the name</source>
        <translation>der Schlüssel ist nicht der Hash des Namens</translation>
    </message>
    <message>
        <source>its entries do not fit into the item</source>
        <translation>die Einträge passen nicht in das Item</translation>
    </message>
    <message>
        <source>{} entries have the same index</source>
        <translation>{} Einträge haben denselben Index</translation>
    </message>
    <message>
        <source>index {} belongs to “.” or “..”</source>
        <translation>Index {} gehört „.“ oder „..“</translation>
    </message>
    <message>
        <source>compression {} is unknown</source>
        <translation>Kompression {} ist unbekannt</translation>
    </message>
    <message>
        <source>the extent is encrypted or encoded in a way that does not exist</source>
        <translation>der Extent ist verschlüsselt oder auf eine Art kodiert, die es nicht gibt</translation>
    </message>
    <message>
        <source>the extent is of generation {}; the filesystem is at {}</source>
        <translation>der Extent ist von Generation {}; das Dateisystem ist bei {}</translation>
    </message>
    <message>
        <source>the extent begins at file offset {}, inside a sector</source>
        <translation>der Extent beginnt bei Datei-Offset {}, mitten im Sektor</translation>
    </message>
    <message>
        <source>inline data at file offset {}</source>
        <translation>Inline-Daten bei Datei-Offset {}</translation>
    </message>
    <message>
        <source>inline data of {} bytes in an item that has {}</source>
        <translation>Inline-Daten von {} Byte in einem Item, das {} hat</translation>
    </message>
    <message>
        <source>a number of the extent is not a multiple of the sector size</source>
        <translation>eine Zahl des Extents ist kein Vielfaches der Sektorgröße</translation>
    </message>
    <message>
        <source>an extent of {} bytes at file offset {}</source>
        <translation>ein Extent von {} Byte bei Datei-Offset {}</translation>
    </message>
    <message>
        <source>reserved space that is compressed</source>
        <translation>reservierter Platz, der komprimiert ist</translation>
    </message>
    <message>
        <source>bytes {} to {} are used of an extent of {}</source>
        <translation>Byte {} bis {} werden benutzt von einem Extent mit {}</translation>
    </message>
    <message>
        <source>an extent of {} bytes that is not compressed unpacks to {}</source>
        <translation>ein Extent von {} Byte, nicht komprimiert, ergibt entpackt {}</translation>
    </message>
    <message>
        <source>checksums under object {}</source>
        <translation>Prüfsummen unter Objekt {}</translation>
    </message>
    <message>
        <source>checksums from address {}, inside a sector</source>
        <translation>Prüfsummen ab Adresse {}, mitten im Sektor</translation>
    </message>
    <message>
        <source>{} bytes are no whole number of checksums</source>
        <translation>{} Byte sind keine ganze Anzahl von Prüfsummen</translation>
    </message>
    <message>
        <source>its sectors overlap those of the item before</source>
        <translation>seine Sektoren überlappen die des vorigen Items</translation>
    </message>
    <message>
        <source>a root item of {} bytes; it has {} or {}</source>
        <translation>ein Root-Item von {} Byte; es hat {} oder {}</translation>
    </message>
    <message>
        <source>the key of this tree ends in {}, not 0</source>
        <translation>der Schlüssel dieses Baums endet auf {}, nicht auf 0</translation>
    </message>
    <message>
        <source>the tree is of generation {}; the filesystem is at {}</source>
        <translation>der Baum ist von Generation {}; das Dateisystem ist bei {}</translation>
    </message>
    <message>
        <source>{} is not the address of a tree block</source>
        <translation>{} ist nicht die Adresse eines Baumblocks</translation>
    </message>
    <message>
        <source>level {} (drop level {}) is above the highest possible, {}</source>
        <translation>Ebene {} (Drop-Ebene {}) liegt über der höchsten möglichen, {}</translation>
    </message>
    <message>
        <source>the tree has unknown flags ({})</source>
        <translation>der Baum hat unbekannte Flags ({})</translation>
    </message>
    <message>
        <source>the second half is of generation {}; the filesystem is at {}</source>
        <translation>die zweite Hälfte ist von Generation {}; das Dateisystem ist bei {}</translation>
    </message>
    <message>
        <source>a name of {} bytes does not fit into the item</source>
        <translation>ein Name von {} Byte passt nicht in das Item</translation>
    </message>
    <message>
        <source>an extent at address {}, inside a sector</source>
        <translation>ein Extent bei Adresse {}, mitten im Sektor</translation>
    </message>
    <message>
        <source>a short tree block item, though the feature is off</source>
        <translation>ein kurzes Baumblock-Item, obwohl das Feature aus ist</translation>
    </message>
    <message>
        <source>flags {}: neither just data nor just a tree block</source>
        <translation>Flags {}: weder nur Daten noch nur ein Baumblock</translation>
    </message>
    <message>
        <source>a tree block item that calls itself data</source>
        <translation>ein Baumblock-Item, das sich Daten nennt</translation>
    </message>
    <message>
        <source>a tree block of {} bytes; all have {}</source>
        <translation>ein Baumblock von {} Byte; alle haben {}</translation>
    </message>
    <message>
        <source>an extent of {} bytes, no whole number of sectors</source>
        <translation>ein Extent von {} Byte, keine ganze Anzahl von Sektoren</translation>
    </message>
    <message>
        <source>an extent with no references</source>
        <translation>ein Extent ohne Referenzen</translation>
    </message>
    <message>
        <source>an owner reference, though simple quotas are off</source>
        <translation>eine Besitzer-Referenz, obwohl einfache Quotas aus sind</translation>
    </message>
    <message>
        <source>a reference of type {} does not belong to {}</source>
        <translation>eine Referenz vom Typ {} gehört nicht hierzu: {}</translation>
    </message>
    <message>
        <source>a tree block</source>
        <translation>ein Baumblock</translation>
    </message>
    <message>
        <source>a reference that counts nothing</source>
        <translation>eine Referenz, die nichts zählt</translation>
    </message>
    <message>
        <source>{} is not the address of a parent block</source>
        <translation>{} ist nicht die Adresse eines Elternblocks</translation>
    </message>
    <message>
        <source>a holder in tree {}, from file offset {}</source>
        <translation>ein Halter in Baum {}, ab Datei-Offset {}</translation>
    </message>
    <message>
        <source>its references are not in order</source>
        <translation>die Referenzen sind nicht sortiert</translation>
    </message>
    <message>
        <source>{} references are counted, {} are named inside the item alone</source>
        <translation>{} Referenzen sind gezählt, allein im Item stehen {}</translation>
    </message>
    <message>
        <source>a reference to address {}, inside a sector</source>
        <translation>eine Referenz auf Adresse {}, mitten im Sektor</translation>
    </message>
    <message>
        <source>the reference is cut short</source>
        <translation>die Referenz ist abgeschnitten</translation>
    </message>
    <message>
        <source>a block group of no bytes</source>
        <translation>eine Blockgruppe von null Byte</translation>
    </message>
    <message>
        <source>{} bytes are used of a block group of {}</source>
        <translation>{} Byte sind belegt in einer Blockgruppe von {}</translation>
    </message>
    <message>
        <source>its chunks are those of object {}, not {}</source>
        <translation>ihre Chunks sind die von Objekt {}, nicht {}</translation>
    </message>
    <message>
        <source>several profiles at once ({})</source>
        <translation>mehrere Profile zugleich ({})</translation>
    </message>
    <message>
        <source>a block group for {}</source>
        <translation>eine Blockgruppe für {}</translation>
    </message>
    <message>
        <source>{} stripes do not fit the item&apos;s {} bytes</source>
        <translation>{} Stripes passen nicht zu den {} Byte des Items</translation>
    </message>
    <message>
        <source>a chunk of object {}, not {}</source>
        <translation>ein Chunk von Objekt {}, nicht {}</translation>
    </message>
    <message>
        <source>a chunk of {} bytes at {}</source>
        <translation>ein Chunk von {} Byte bei {}</translation>
    </message>
    <message>
        <source>stripes of {} bytes; they have 64 KiB</source>
        <translation>Stripes von {} Byte; sie haben 64 KiB</translation>
    </message>
    <message>
        <source>it belongs to tree {}, not to the extent tree</source>
        <translation>er gehört zu Baum {}, nicht zum Extent-Baum</translation>
    </message>
    <message>
        <source>sectors of {} bytes; the filesystem has {}</source>
        <translation>Sektoren von {} Byte; das Dateisystem hat {}</translation>
    </message>
    <message>
        <source>a chunk for nothing (type {})</source>
        <translation>ein Chunk für nichts (Typ {})</translation>
    </message>
    <message>
        <source>a system chunk that is for other things, too ({})</source>
        <translation>ein System-Chunk, der auch für anderes da ist ({})</translation>
    </message>
    <message>
        <source>type {} is not possible</source>
        <translation>Typ {} ist nicht möglich</translation>
    </message>
    <message>
        <source>stripe {} lies on device {}, which is not this one</source>
        <translation>Stripe {} liegt auf Gerät {}, und das ist nicht dieses</translation>
    </message>
    <message>
        <source>{} stripes, though it is single</source>
        <translation>{} Stripes, obwohl er single ist</translation>
    </message>
    <message>
        <source>{} stripes, though it has two copies</source>
        <translation>{} Stripes, obwohl er zwei Kopien hat</translation>
    </message>
    <message>
        <source>it belongs to chunks of tree {}, object {}</source>
        <translation>er gehört zu Chunks von Baum {}, Objekt {}</translation>
    </message>
    <message>
        <source>{} bytes at device byte {}</source>
        <translation>{} Byte bei Gerätebyte {}</translation>
    </message>
    <message>
        <source>it overlaps the device extent before it</source>
        <translation>er überlappt den Geräte-Extent davor</translation>
    </message>
    <message>
        <source>data extent {} ({} bytes)</source>
        <translation>Daten-Extent {} ({} Byte)</translation>
    </message>
    <message>
        <source>root of a tree</source>
        <translation>Wurzel eines Baums</translation>
    </message>
    <message>
        <source>{}, address {}</source>
        <translation>{}, Adresse {}</translation>
    </message>
    <message>
        <source>comparing references</source>
        <translation>Referenzen vergleichen</translation>
    </message>
    <message>
        <source>the extent does not lie inside one chunk</source>
        <translation>der Extent liegt nicht in einem einzigen Chunk</translation>
    </message>
    <message>
        <source>{} in a chunk for {}</source>
        <translation>{} in einem Chunk für {}</translation>
    </message>
    <message>
        <source>it overlaps the extent before, {} ({} bytes)</source>
        <translation>er überlappt den Extent davor, {} ({} Byte)</translation>
    </message>
    <message>
        <source>{} of {} bytes is used here, and the extent tree has no such extent</source>
        <translation>{} von {} Byte wird hier benutzt, und der Extent-Baum hat keinen solchen Extent</translation>
    </message>
    <message>
        <source>a data extent</source>
        <translation>ein Daten-Extent</translation>
    </message>
    <message>
        <source>{} of {} bytes is used, the extent tree has {} of {}</source>
        <translation>benutzt wird: {} von {} Byte; im Extent-Baum steht: {} von {}</translation>
    </message>
    <message>
        <source>the block is of level {}, the extent tree says {}</source>
        <translation>der Block ist von Ebene {}, der Extent-Baum sagt {}</translation>
    </message>
    <message>
        <source>the block is of generation {}, the extent tree says {}</source>
        <translation>der Block ist von Generation {}, der Extent-Baum sagt {}</translation>
    </message>
    <message>
        <source>{} references are counted, the holders named for it have {}</source>
        <translation>{} Referenzen sind gezählt, die dafür genannten Halter haben {}</translation>
    </message>
    <message>
        <source>{} holds it {} more than the extent tree says</source>
        <translation>{} hält ihn {} öfter, als der Extent-Baum sagt</translation>
    </message>
    <message>
        <source>the extent tree names {}, which holds it {} less</source>
        <translation>der Extent-Baum nennt {}; von dort wird er {} seltener gehalten</translation>
    </message>
    <message>
        <source>nobody holds it, and the extent tree names nobody</source>
        <translation>niemand hält ihn, und der Extent-Baum nennt niemanden</translation>
    </message>
    <message>
        <source>{} times</source>
        <translation>{}-mal</translation>
    </message>
    <message>
        <source>{}, tree block {} item {}</source>
        <translation>{}, Baumblock {} Item {}</translation>
    </message>
    <message>
        <source>checking block groups</source>
        <translation>Blockgruppen prüfen</translation>
    </message>
    <message>
        <source>{} bytes at device byte {} reach beyond the device&apos;s {}</source>
        <translation>{} Byte bei Gerätebyte {} reichen über die {} des Geräts hinaus</translation>
    </message>
    <message>
        <source>no device extent for the {} bytes from device byte {}</source>
        <translation>kein Geräte-Extent für die {} Byte ab Gerätebyte {}</translation>
    </message>
    <message>
        <source>chunk {}</source>
        <translation>Chunk {}</translation>
    </message>
    <message>
        <source>no chunk has the {} bytes from device byte {} ({} is named)</source>
        <translation>kein Chunk hat die {} Byte ab Gerätebyte {} (genannt ist {})</translation>
    </message>
    <message>
        <source>device extent {}</source>
        <translation>Geräte-Extent {}</translation>
    </message>
    <message>
        <source>the device is number {}, its key says {}</source>
        <translation>das Gerät hat Nummer {}, sein Schlüssel sagt {}</translation>
    </message>
    <message>
        <source>{} bytes of the device are used, its extents have {}</source>
        <translation>{} Byte des Geräts sind belegt, seine Extents haben {}</translation>
    </message>
    <message>
        <source>the device has {} bytes, the superblock says {}</source>
        <translation>das Gerät hat {} Byte, der Superblock sagt {}</translation>
    </message>
    <message>
        <source>the device should have {} bytes, the image has {}</source>
        <translation>das Gerät sollte {} Byte haben, das Image hat {}</translation>
    </message>
    <message>
        <source>the device&apos;s UUIDs are not those of the superblock</source>
        <translation>die UUIDs des Geräts sind nicht die des Superblocks</translation>
    </message>
    <message>
        <source>the filesystem has {} bytes, its device {}</source>
        <translation>das Dateisystem hat {} Byte, sein Gerät {}</translation>
    </message>
    <message>
        <source>the device has no item</source>
        <translation>das Gerät hat kein Item</translation>
    </message>
    <message>
        <source>chunk tree</source>
        <translation>Chunk-Baum</translation>
    </message>
    <message>
        <source>block group {}</source>
        <translation>Blockgruppe {}</translation>
    </message>
    <message>
        <source>no chunk has these {} bytes</source>
        <translation>kein Chunk hat diese {} Byte</translation>
    </message>
    <message>
        <source>the block group is for {}, its chunk for {}</source>
        <translation>die Blockgruppe ist für {}, ihr Chunk für {}</translation>
    </message>
    <message>
        <source>{} bytes are used, its extents have {}</source>
        <translation>{} Byte sind belegt, ihre Extents haben {}</translation>
    </message>
    <message>
        <source>the chunk has no block group</source>
        <translation>der Chunk hat keine Blockgruppe</translation>
    </message>
    <message>
        <source>{} bytes are used of the filesystem, its block groups have {}</source>
        <translation>{} Byte des Dateisystems sind belegt, seine Blockgruppen haben {}</translation>
    </message>
    <message>
        <source>the free-space tree is marked as stale and was not compared: the kernel makes it anew</source>
        <translation>der Freispeicherbaum ist als veraltet markiert und wurde nicht verglichen: Der Kernel legt ihn neu an</translation>
    </message>
    <message>
        <source>free-space tree</source>
        <translation>Freispeicherbaum</translation>
    </message>
    <message>
        <source>checking free space</source>
        <translation>freien Platz prüfen</translation>
    </message>
    <message>
        <source>{} items of the free-space tree belong to no block group</source>
        <translation>{} Items des Freispeicherbaums gehören zu keiner Blockgruppe</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>{} bytes from {}</source>
        <translation>{} Byte ab {}</translation>
    </message>
    <message>
        <source>the tree has {} free, the extents leave {}</source>
        <translation>der Baum hat frei: {}; die Extents lassen frei: {}</translation>
    </message>
    <message>
        <source>“{}” in directory {} of {} (index {})</source>
        <translation>„{}“ in Verzeichnis {} von {} (Index {})</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>it does not know of its name </source>
        <translation>es kennt seinen Namen nicht: </translation>
    </message>
    <message>
        <source>there is a name for it, and no such subvolume: </source>
        <translation>es gibt einen Namen dafür, aber kein solches Subvolume: </translation>
    </message>
    <message>
        <source>it says it has a name that nobody knows: </source>
        <translation>es gibt einen Namen an, den niemand kennt: </translation>
    </message>
    <message>
        <source>its root directory is {}, not {}</source>
        <translation>sein Wurzelverzeichnis ist {}, nicht {}</translation>
    </message>
    <message>
        <source>{} names are counted, there are {}</source>
        <translation>{} Namen sind gezählt, es gibt {}</translation>
    </message>
    <message>
        <source>it is to be mounted, and does not exist</source>
        <translation>es soll gemountet werden und existiert nicht</translation>
    </message>
    <message>
        <source>no entry of directory {} of {} leads to it by the name “{}” (index {})</source>
        <translation>kein Eintrag von Verzeichnis {} in {} führt unter dem Namen „{}“ (Index {}) dorthin</translation>
    </message>
    <message>
        <source>checksums for {} bytes that belong to no data extent</source>
        <translation>Prüfsummen für {} Byte, die zu keinem Daten-Extent gehören</translation>
    </message>
    <message>
        <source>csum tree</source>
        <translation>Prüfsummenbaum</translation>
    </message>
    <message>
        <source>reading checksums</source>
        <translation>Prüfsummen lesen</translation>
    </message>
    <message>
        <source>csum tree, </source>
        <translation>Prüfsummenbaum, </translation>
    </message>
    <message>
        <source>there is no other copy</source>
        <translation>es gibt keine andere Kopie</translation>
    </message>
    <message>
        <source>logical address {}, device byte {}</source>
        <translation>logische Adresse {}, Gerätebyte {}</translation>
    </message>
    <message>
        <source>comparing data with their checksums</source>
        <translation>Daten mit ihren Prüfsummen vergleichen</translation>
    </message>
    <message>
        <source>superblock, system chunk {}</source>
        <translation>Superblock, System-Chunk {}</translation>
    </message>
    <message>
        <source>it is for {}</source>
        <translation>er ist für {}</translation>
    </message>
    <message>
        <source>the chunk tree says otherwise of it</source>
        <translation>der Chunk-Baum sagt anderes über ihn</translation>
    </message>
    <message>
        <source>the superblock does not list it</source>
        <translation>der Superblock führt ihn nicht auf</translation>
    </message>
    <message>
        <source>system chunk {}</source>
        <translation>System-Chunk {}</translation>
    </message>
    <message>
        <source>superblock at {}</source>
        <translation>Superblock bei {}</translation>
    </message>
    <message>
        <source>the device&apos;s UUID is not that of the filesystem</source>
        <translation>die UUID des Geräts ist nicht die des Dateisystems</translation>
    </message>
    <message>
        <source>leaves have {} bytes, nodes {}</source>
        <translation>Blätter haben {} Byte, Knoten {}</translation>
    </message>
    <message>
        <source>{} bytes are used: less than any filesystem has</source>
        <translation>{} Byte sind belegt: So wenig hat kein Dateisystem</translation>
    </message>
    <message>
        <source>the stripe size is {}, the sector size {}</source>
        <translation>die Stripe-Größe ist {}, die Sektorgröße {}</translation>
    </message>
    <message>
        <source>generation {}, and the chunk tree is of {}</source>
        <translation>Generation {}, und der Chunk-Baum ist von {}</translation>
    </message>
    <message>
        <source>generation {}, and the space cache is of {}</source>
        <translation>Generation {}, und der Space-Cache ist von {}</translation>
    </message>
    <message>
        <source>the root tree&apos;s directory is {}, not {}</source>
        <translation>das Verzeichnis des Wurzelbaums ist {}, nicht {}</translation>
    </message>
    <message>
        <source>the device has no bytes</source>
        <translation>das Gerät hat keine Bytes</translation>
    </message>
    <message>
        <source>log tree</source>
        <translation>Log-Baum</translation>
    </message>
    <message>
        <source>unknown flags ({})</source>
        <translation>unbekannte Flags ({})</translation>
    </message>
    <message>
        <source>the free-space tree is valid, and there is none</source>
        <translation>der Freispeicherbaum gilt als gültig, und es gibt keinen</translation>
    </message>
    <message>
        <source>it belongs to another filesystem</source>
        <translation>er gehört zu einem anderen Dateisystem</translation>
    </message>
    <message>
        <source>generation {}, the superblock in use has {}</source>
        <translation>Generation {}, der benutzte Superblock hat {}</translation>
    </message>
    <message>
        <source>cannot examine the signal handlers</source>
        <translation>die Signal-Handler lassen sich nicht abfragen</translation>
    </message>
    <message>
        <source>cannot install a handler for page faults</source>
        <translation>ein Handler für Page Faults lässt sich nicht einrichten</translation>
    </message>
    <message>
        <source>read fault</source>
        <translation>Lese-Fault</translation>
    </message>
    <message>
        <source>write fault</source>
        <translation>Schreib-Fault</translation>
    </message>
    <message>
        <source>pfn_mkwrite, the observer&apos;s</source>
        <translation>pfn_mkwrite, vom Beobachter</translation>
    </message>
    <message>
        <source>the view was unmapped</source>
        <translation>das Mapping wurde ausgeblendet</translation>
    </message>
    <message>
        <source>the device was removed</source>
        <translation>das Gerät wurde entfernt</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>die Datei ist weg</translation>
    </message>
    <message>
        <source>page {} lies behind the end of the file ({} bytes)</source>
        <translation>Seite {} liegt hinter dem Dateiende ({} Byte)</translation>
    </message>
    <message>
        <source>the filesystem is frozen</source>
        <translation>das Dateisystem ist eingefroren</translation>
    </message>
    <message>
        <source>logical address {} is no block of the device</source>
        <translation>logische Adresse {} ist kein Block des Geräts</translation>
    </message>
    <message>
        <source>page {} of “{}” lies in no block</source>
        <translation>Seite {} von „{}“ liegt in keinem Block</translation>
    </message>
    <message>
        <source>zero page</source>
        <translation>Nullseite</translation>
    </message>
    <message>
        <source>mapped for loads</source>
        <translation>für Loads eingeblendet</translation>
    </message>
    <message>
        <source>2 MiB mapped for loads</source>
        <translation>2 MiB für Loads eingeblendet</translation>
    </message>
    <message>
        <source>filled with zeros</source>
        <translation>mit Nullen gefüllt</translation>
    </message>
    <message>
        <source>reserved space, filled with zeros</source>
        <translation>reservierter Platz, mit Nullen gefüllt</translation>
    </message>
    <message>
        <source>written in place</source>
        <translation>an Ort und Stelle geschrieben</translation>
    </message>
    <message>
        <source>mapped, then copied</source>
        <translation>eingeblendet, dann kopiert</translation>
    </message>
    <message>
        <source>filled with zeros, then copied</source>
        <translation>mit Nullen gefüllt, dann kopiert</translation>
    </message>
    <message>
        <source>the image is open read-only</source>
        <translation>das Image ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>device byte {} is poisoned</source>
        <translation>Gerätebyte {} ist vergiftet</translation>
    </message>
    <message>
        <source>this transaction&apos;s own</source>
        <translation>gehört dieser Transaktion</translation>
    </message>
    <message>
        <source>written in place (MAP_SYNC)</source>
        <translation>an Ort und Stelle geschrieben (MAP_SYNC)</translation>
    </message>
    <message>
        <source>shared block, made writable</source>
        <translation>geteilter Block, beschreibbar gemacht</translation>
    </message>
    <message>
        <source>2 MiB of this transaction&apos;s own</source>
        <translation>2 MiB, die dieser Transaktion gehören</translation>
    </message>
    <message>
        <source>copied, and committed before the store</source>
        <translation>kopiert und vor dem Store festgeschrieben</translation>
    </message>
    <message>
        <source>a private copy</source>
        <translation>eine private Kopie</translation>
    </message>
    <message>
        <source>the filesystem is frozen: thaw it first</source>
        <translation>das Dateisystem ist eingefroren: Tauen Sie es zuerst auf</translation>
    </message>
    <message>
        <source>the extents of {} are immutable: nothing may allocate, move or share them</source>
        <translation>die Extents von {} sind unveränderlich: Nichts darf sie belegen, verschieben oder teilen</translation>
    </message>
    <message>
        <source>inode {}</source>
        <translation>Inode {}</translation>
    </message>
    <message>
        <source>one of the files is mapped directly (DAX), the other one is not</source>
        <translation>eine der Dateien wird direkt eingeblendet (DAX), die andere nicht</translation>
    </message>
    <message>
        <source>“{}” cannot be mapped: {}</source>
        <translation>„{}“ ist nicht einblendbar: {}</translation>
    </message>
    <message>
        <source>its mark user.daxscope.dax is 0</source>
        <translation>ihre Markierung user.daxscope.dax ist 0</translation>
    </message>
    <message>
        <source>this session was opened without dax, and the file has no mark of its own</source>
        <translation>diese Sitzung wurde ohne dax geöffnet, und die Datei hat keine eigene Markierung</translation>
    </message>
    <message>
        <source>“{}” is not a regular file</source>
        <translation>„{}“ ist keine reguläre Datei</translation>
    </message>
    <message>
        <source>there is no view {}</source>
        <translation>es gibt kein Mapping {}</translation>
    </message>
    <message>
        <source>the view has {} bytes; {} at {} reach beyond it</source>
        <translation>das Mapping hat {} Byte; {} bei {} reichen darüber hinaus</translation>
    </message>
    <message>
        <source>“{}”, mapped by {} at {}</source>
        <translation>„{}“, von {} eingeblendet bei {}</translation>
    </message>
    <message>
        <source>the image&apos;s file ends before this page now, or its device failed</source>
        <translation>die Datei des Images endet jetzt vor dieser Seite, oder ihr Gerät hat versagt</translation>
    </message>
    <message>
        <source>the view has {} bytes</source>
        <translation>das Mapping hat {} Byte</translation>
    </message>
    <message>
        <source>the source of a write must be a shared view</source>
        <translation>die Quelle beim Schreiben muss ein geteiltes Mapping sein</translation>
    </message>
    <message>
        <source>the source lies behind the end of the file</source>
        <translation>die Quelle liegt hinter dem Dateiende</translation>
    </message>
    <message>
        <source>a writer stores more than 0 times a second</source>
        <translation>ein Schreiber speichert öfter als 0-mal pro Sekunde</translation>
    </message>
    <message>
        <source>the filesystem is not frozen</source>
        <translation>das Dateisystem ist nicht eingefroren</translation>
    </message>
    <message>
        <source>the image has {} bytes</source>
        <translation>das Image hat {} Byte</translation>
    </message>
    <message>
        <source>removal of the device</source>
        <translation>Entfernen des Geräts</translation>
    </message>
    <message>
        <source>“{}” lost the argument: only a scratch image may try it</source>
        <translation>„{}“ ist ein verlierender Entwurf: Nur ein Wegwerf-Image darf ihn ausprobieren</translation>
    </message>
    <message>
        <source>inode {} of subvolume {}</source>
        <translation>Inode {} von Subvolume {}</translation>
    </message>
    <message>
        <source>the extents of “{}” are immutable, and page {} {}</source>
        <translation>die Extents von „{}“ sind unveränderlich, und Seite {} {}</translation>
    </message>
    <message>
        <source>has a checksum: it would need a new block</source>
        <translation>hat eine Prüfsumme: Nötig wäre ein neuer Block</translation>
    </message>
    <message>
        <source>has no block that was written: it would need one</source>
        <translation>hat keinen beschriebenen Block: Nötig wäre einer</translation>
    </message>
    <message>
        <source>written in place (immutable extents)</source>
        <translation>an Ort und Stelle geschrieben (unveränderliche Extents)</translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation> und {} weiteren</translation>
    </message>
    <message>
        <source>is shared with </source>
        <translation>ist geteilt mit </translation>
    </message>
    <message>
        <source>: it would need a new block</source>
        <translation>: Nötig wäre ein neuer Block</translation>
    </message>
    <message>
        <source>{} holds the block, too, and must not leave it: one immutable file alone can keep its block</source>
        <translation>{} hält den Block auch und darf ihn nicht verlassen: Nur eine einzige unveränderliche Datei kann ihren Block behalten</translation>
    </message>
    <message>
        <source>{} has checksums, and shares a block that has none</source>
        <translation>{} hat Prüfsummen und teilt einen Block, der keine hat</translation>
    </message>
    <message>
        <source>others moved to a copy (relocateOwners)</source>
        <translation>andere auf eine Kopie verlegt (relocateOwners)</translation>
    </message>
    <message>
        <source>only a scratch image keeps moments: make a new one, or experiment on a copy</source>
        <translation>nur ein Wegwerf-Image bewahrt Momente auf: Legen Sie ein neues an, oder experimentieren Sie an einer Kopie</translation>
    </message>
    <message>
        <source>going back to a moment</source>
        <translation>Zurückgehen zu einem Moment</translation>
    </message>
    <message>
        <source>only a scratch image keeps moments</source>
        <translation>nur ein Wegwerf-Image bewahrt Momente auf</translation>
    </message>
    <message>
        <source>moment {} is not kept</source>
        <translation>Moment {} ist nicht aufbewahrt</translation>
    </message>
    <message>
        <source>the image is open read-only: nothing has changed since it was opened</source>
        <translation>das Image ist nur zum Lesen geöffnet: Nichts hat sich seit dem Öffnen geändert</translation>
    </message>
    <message>
        <source>this thread is inside “{}” on the same range</source>
        <translation>dieser Thread ist schon in „{}“ auf demselben Bereich</translation>
    </message>
    <message>
        <source>“{}”, pages {} to {}</source>
        <translation>„{}“, Seiten {} bis {}</translation>
    </message>
    <message>
        <source>, behind {}</source>
        <translation>, hinter {}</translation>
    </message>
    <message>
        <source>the device is mapped in pieces of {} bytes</source>
        <translation>das Gerät wird in Stücken von {} Byte eingeblendet</translation>
    </message>
    <message>
        <source>the device has {} bytes; {} at {} reach beyond it</source>
        <translation>das Gerät hat {} Byte; {} bei {} reichen darüber hinaus</translation>
    </message>
    <message>
        <source>the device cannot be used at byte {}</source>
        <translation>das Gerät ist bei Byte {} nicht benutzbar</translation>
    </message>
    <message>
        <source>the device has {} bytes</source>
        <translation>das Gerät hat {} Byte</translation>
    </message>
    <message>
        <source>/proc/self/maps cannot be read</source>
        <translation>/proc/self/maps ist nicht lesbar</translation>
    </message>
    <message>
        <source>the system lets it be used, though it was taken away</source>
        <translation>laut System ist sie benutzbar, obwohl sie entzogen wurde</translation>
    </message>
    <message>
        <source>the system allows stores to the zero page</source>
        <translation>das System erlaubt Stores auf die Nullseite</translation>
    </message>
    <message>
        <source>the system maps a block where there is a hole</source>
        <translation>das System blendet einen Block ein, wo ein Loch ist</translation>
    </message>
    <message>
        <source>the system maps a block instead of the private copy</source>
        <translation>das System blendet einen Block statt der privaten Kopie ein</translation>
    </message>
    <message>
        <source>the system allows stores, the entry does not</source>
        <translation>das System erlaubt Stores, der Eintrag nicht</translation>
    </message>
    <message>
        <source>the system maps no block of the image</source>
        <translation>das System blendet keinen Block des Images ein</translation>
    </message>
    <message>
        <source>the system maps device byte {}, the entry says {}</source>
        <translation>das System blendet Gerätebyte {} ein, der Eintrag sagt {}</translation>
    </message>
    <message>
        <source>“{}” is gone</source>
        <translation>„{}“ ist weg</translation>
    </message>
    <message>
        <source>a mapping begins on a page of {} bytes, not at {}</source>
        <translation>ein Mapping beginnt an einer Seite von {} Byte, nicht bei {}</translation>
    </message>
    <message>
        <source>a fault maps 1 to {} pages</source>
        <translation>ein Fault blendet 1 bis {} Seiten ein</translation>
    </message>
    <message>
        <source>MAP_SYNC is for shared mappings: stores to a private one never reach the image</source>
        <translation>MAP_SYNC ist für geteilte Mappings: Stores in ein privates erreichen das Image nie</translation>
    </message>
    <message>
        <source>MAP_SYNC needs memory whose stores the processor can make durable; this image is made durable page by page, by msync ({})</source>
        <translation>MAP_SYNC braucht Speicher, dessen Stores der Prozessor dauerhaft machen kann; dieses Image wird Seite für Seite durch msync dauerhaft ({})</translation>
    </message>
    <message>
        <source>“{}” has checksums, which a commit computes from pages that nobody may store to; with MAP_SYNC there would be none</source>
        <translation>„{}“ hat Prüfsummen, die ein Commit aus Seiten berechnet, auf die niemand speichern darf; mit MAP_SYNC gäbe es keine</translation>
    </message>
    <message>
        <source>the file is compressed at {}: its bytes are nowhere as a program would load them</source>
        <translation>die Datei ist bei {} komprimiert: Die Bytes stehen nirgends so, wie ein Programm sie laden würde</translation>
    </message>
    <message>
        <source>the image keeps data twice (dup): a page maps one block, so a store would change one copy and leave the other as it was</source>
        <translation>das Image hält Daten doppelt (dup): Eine Seite blendet einen Block ein, ein Store würde also die eine Kopie ändern und die andere nicht</translation>
    </message>
    <message>
        <source>the content lies inside the tree, and the image is open read-only</source>
        <translation>der Inhalt liegt im Baum, und das Image ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>the content lies inside the tree, and the filesystem is frozen</source>
        <translation>der Inhalt liegt im Baum, und das Dateisystem ist eingefroren</translation>
    </message>
    <message>
        <source>the mapping reaches beyond the end of the largest file</source>
        <translation>das Mapping reicht über das Ende der größten Datei hinaus</translation>
    </message>
    <message>
        <source>block replaced</source>
        <translation>Block ersetzt</translation>
    </message>
    <message>
        <source>there is no address space for {} bytes</source>
        <translation>es gibt keinen Adressraum für {} Byte</translation>
    </message>
    <message>
        <source>the page cannot be mapped</source>
        <translation>die Seite kann nicht eingeblendet werden</translation>
    </message>
    <message>
        <source>there is no memory for a page of the process&apos;s own</source>
        <translation>es gibt keinen Speicher für eine eigene Seite des Prozesses</translation>
    </message>
    <message>
        <source>page {} of “{}” lies in no chunk</source>
        <translation>Seite {} von „{}“ liegt in keinem Chunk</translation>
    </message>
    <message>
        <source>the block at {} belongs to tree {}, which holds no files</source>
        <translation>der Block bei {} gehört zu Baum {}, der keine Dateien enthält</translation>
    </message>
    <message>
        <source>inode {} of tree {} reads the block at {} as compressed</source>
        <translation>Inode {} von Baum {} liest den Block bei {} als komprimiert</translation>
    </message>
    <message>
        <source>inode {} of tree {} does not hold the block at {} any more</source>
        <translation>Inode {} von Baum {} hält den Block bei {} nicht mehr</translation>
    </message>
    <message>
        <source>there is no subvolume {}</source>
        <translation>es gibt kein Subvolume {}</translation>
    </message>
    <message>
        <source>comparing trees</source>
        <translation>Bäume vergleichen</translation>
    </message>
    <message>
        <source>a directory entry of inode {} is cut short</source>
        <translation>ein Verzeichniseintrag von Inode {} ist abgeschnitten</translation>
    </message>
    <message>
        <source>there are more than {} differences</source>
        <translation>es gibt mehr als {} Unterschiede</translation>
    </message>
    <message>
        <source>comparing content</source>
        <translation>Inhalt vergleichen</translation>
    </message>
    <message>
        <source>the zlib data have {} bytes</source>
        <translation>die zlib-Daten haben {} Byte</translation>
    </message>
    <message>
        <source>the zlib data start with {} {}, which is no zlib header</source>
        <translation>die zlib-Daten beginnen mit {} {}, das ist kein zlib-Kopf</translation>
    </message>
    <message>
        <source>zlib cannot start: {}</source>
        <translation>zlib startet nicht: {}</translation>
    </message>
    <message>
        <source>the zlib data end early, after {} unpacked bytes</source>
        <translation>die zlib-Daten enden zu früh, nach {} entpackten Byte</translation>
    </message>
    <message>
        <source>the zlib data are damaged after {} unpacked bytes: {}</source>
        <translation>die zlib-Daten sind nach {} entpackten Byte beschädigt: {}</translation>
    </message>
    <message>
        <source>zstd cannot start: no memory</source>
        <translation>zstd startet nicht: kein Speicher</translation>
    </message>
    <message>
        <source>the zstd data are damaged after {} unpacked bytes: {}</source>
        <translation>die zstd-Daten sind nach {} entpackten Byte beschädigt: {}</translation>
    </message>
    <message>
        <source>the zstd data end early, after {} unpacked bytes</source>
        <translation>die zstd-Daten enden zu früh, nach {} entpackten Byte</translation>
    </message>
    <message>
        <source>the lzo segment at byte {} is damaged (lzo error {})</source>
        <translation>das lzo-Segment bei Byte {} ist beschädigt (lzo-Fehler {})</translation>
    </message>
    <message>
        <source>sector size {} is not supported</source>
        <translation>Sektorgröße {} wird nicht unterstützt</translation>
    </message>
    <message>
        <source>the lzo data say they have {} bytes; there are {}</source>
        <translation>laut den lzo-Daten sind es {} Byte; da sind {}</translation>
    </message>
    <message>
        <source>the lzo data have {} bytes, but {} are stored: whole sectors are unused</source>
        <translation>die lzo-Daten haben {} Byte, abgelegt sind aber {}: Ganze Sektoren sind unbenutzt</translation>
    </message>
    <message>
        <source>the lzo segment at byte {} of {} says it has {} bytes</source>
        <translation>das lzo-Segment bei Byte {} von {} gibt {} Byte an</translation>
    </message>
    <message>
        <source>the data are packed with lzo, and this Daxscope was built without it; build it where liblzo2 is installed, with DAXSCOPE_LZO=ON</source>
        <translation>die Daten sind mit lzo gepackt, und dieses Daxscope wurde ohne lzo gebaut; bauen Sie es dort, wo liblzo2 installiert ist, mit DAXSCOPE_LZO=ON</translation>
    </message>
    <message>
        <source>the data are packed by method {}, which is unknown; known are zlib (1), lzo (2) and zstd (3)</source>
        <translation>die Daten sind nach Methode {} gepackt, die unbekannt ist; bekannt sind zlib (1), lzo (2) und zstd (3)</translation>
    </message>
    <message>
        <source>a packed extent of {} bytes, {} unpacked; the format allows {}</source>
        <translation>ein gepackter Extent von {} Byte, entpackt {}; das Format erlaubt {}</translation>
    </message>
    <message>
        <source>the inline data unpack to {} bytes; {} were promised</source>
        <translation>die Inline-Daten ergeben entpackt {} Byte; versprochen waren {}</translation>
    </message>
    <message>
        <source>the directory entry is cut short</source>
        <translation>der Verzeichniseintrag ist abgeschnitten</translation>
    </message>
    <message>
        <source>the root item is too short</source>
        <translation>das Root-Item ist zu kurz</translation>
    </message>
    <message>
        <source>the root reference is cut short</source>
        <translation>die Root-Referenz ist abgeschnitten</translation>
    </message>
    <message>
        <source>there is no “{}”</source>
        <translation>es gibt kein „{}“</translation>
    </message>
    <message>
        <source>a name has {} bytes; {} is the most</source>
        <translation>ein Name hat {} Byte; höchstens {} sind möglich</translation>
    </message>
    <message>
        <source>“{}” is not a directory</source>
        <translation>„{}“ ist kein Verzeichnis</translation>
    </message>
    <message>
        <source>there is no “{}/{}” in the image</source>
        <translation>„{}/{}“ gibt es im Image nicht</translation>
    </message>
    <message>
        <source>directory {} has no name</source>
        <translation>Verzeichnis {} hat keinen Namen</translation>
    </message>
    <message>
        <source>the inode reference is cut short</source>
        <translation>die Inode-Referenz ist abgeschnitten</translation>
    </message>
    <message>
        <source>the path of directory {} is longer than 1 MiB</source>
        <translation>der Pfad von Verzeichnis {} ist länger als 1 MiB</translation>
    </message>
    <message>
        <source>the parents of directory {} lead in a circle</source>
        <translation>die Eltern von Verzeichnis {} führen im Kreis</translation>
    </message>
    <message>
        <source>&lt;subvolume {}&gt;{}</source>
        <translation>&lt;subvolume {}&gt;{}</translation>
    </message>
    <message>
        <source>/&lt;directory {}&gt;</source>
        <translation>/&lt;directory {}&gt;</translation>
    </message>
    <message>
        <source>an entry of the item is cut short</source>
        <translation>ein Eintrag des Items ist abgeschnitten</translation>
    </message>
    <message>
        <source>the extent at {} is encoded in an unknown way</source>
        <translation>der Extent bei {} ist auf unbekannte Art kodiert</translation>
    </message>
    <message>
        <source>the range to overwrite is not one piece</source>
        <translation>der Bereich zum Überschreiben ist nicht aus einem Stück</translation>
    </message>
    <message>
        <source>the file extent item is too short</source>
        <translation>das Datei-Extent-Item ist zu kurz</translation>
    </message>
    <message>
        <source>inline data must start at file offset 0</source>
        <translation>Inline-Daten müssen bei Datei-Offset 0 beginnen</translation>
    </message>
    <message>
        <source>a file extent of {} bytes is not possible</source>
        <translation>ein Datei-Extent von {} Byte ist nicht möglich</translation>
    </message>
    <message>
        <source>bytes {} to {} are used of an extent of {} bytes</source>
        <translation>Byte {} bis {} werden benutzt von einem Extent mit {} Byte</translation>
    </message>
    <message>
        <source>it overlaps the extent before it, which ends at {}</source>
        <translation>er überlappt den Extent davor, der bei {} endet</translation>
    </message>
    <message>
        <source>there is no inode {} in the {}</source>
        <translation>es gibt keine Inode {} in „{}“</translation>
    </message>
    <message>
        <source>the inode item is too short</source>
        <translation>das Inode-Item ist zu kurz</translation>
    </message>
    <message>
        <source>the extended attribute is cut short</source>
        <translation>das erweiterte Attribut ist abgeschnitten</translation>
    </message>
    <message>
        <source>it is immutable (chattr +i)</source>
        <translation>unveränderlich (chattr +i)</translation>
    </message>
    <message>
        <source>it is append-only (chattr +a)</source>
        <translation>nur Anhängen erlaubt (chattr +a)</translation>
    </message>
    <message>
        <source>the subvolume has no inode number left</source>
        <translation>das Subvolume hat keine Inode-Nummer mehr frei</translation>
    </message>
    <message>
        <source>an attribute&apos;s name has 1 to 255 bytes, not {}</source>
        <translation>der Name eines Attributs hat 1 bis 255 Byte, nicht {}</translation>
    </message>
    <message>
        <source>“{}” needs a name behind it</source>
        <translation>hinter „{}“ fehlt ein Name</translation>
    </message>
    <message>
        <source>an attribute&apos;s name begins with “user.”, “trusted.” or “security.”, not “{}”</source>
        <translation>der Name eines Attributs beginnt mit „user.“, „trusted.“ oder „security.“, nicht mit „{}“</translation>
    </message>
    <message>
        <source>an attribute has {} bytes at most, not {}</source>
        <translation>ein Attribut hat höchstens {} Byte, nicht {}</translation>
    </message>
    <message>
        <source>the attribute has {} bytes, more than fit into a tree block of {}</source>
        <translation>das Attribut hat {} Byte, mehr als in einen Baumblock von {} passen</translation>
    </message>
    <message>
        <source>there is no attribute of that name</source>
        <translation>es gibt kein Attribut dieses Namens</translation>
    </message>
    <message>
        <source>the item is full</source>
        <translation>das Item ist voll</translation>
    </message>
    <message>
        <source>the file has as many names in this directory as an item holds</source>
        <translation>die Datei hat in diesem Verzeichnis so viele Namen, wie ein Item fasst</translation>
    </message>
    <message>
        <source>the file has too many names of one hash</source>
        <translation>die Datei hat zu viele Namen mit gleichem Hash</translation>
    </message>
    <message>
        <source>subvolume {} has no name here</source>
        <translation>Subvolume {} hat hier keinen Namen</translation>
    </message>
    <message>
        <source>a name has at least one byte</source>
        <translation>ein Name hat mindestens ein Byte</translation>
    </message>
    <message>
        <source>“{}” is in every directory</source>
        <translation>„{}“ ist in jedem Verzeichnis</translation>
    </message>
    <message>
        <source>the name has {} bytes; {} is the most</source>
        <translation>der Name hat {} Byte; höchstens {} sind möglich</translation>
    </message>
    <message>
        <source>a name must not hold slashes or zero bytes</source>
        <translation>ein Name darf keine Schrägstriche und Nullbytes enthalten</translation>
    </message>
    <message>
        <source>“{}” exists already</source>
        <translation>„{}“ gibt es schon</translation>
    </message>
    <message>
        <source>too many names of this directory have the hash of “{}”</source>
        <translation>zu viele Namen in diesem Verzeichnis haben denselben Hash wie „{}“</translation>
    </message>
    <message>
        <source>“{}” is not in the directory&apos;s index where its reference says ({})</source>
        <translation>„{}“ steht im Index des Verzeichnisses nicht dort, wo seine Referenz sagt ({})</translation>
    </message>
    <message>
        <source>“{}” is missing in the directory&apos;s index</source>
        <translation>„{}“ fehlt im Index des Verzeichnisses</translation>
    </message>
    <message>
        <source>only files and directories have attributes “user.…”</source>
        <translation>nur Dateien und Verzeichnisse haben Attribute „user.…“</translation>
    </message>
    <message>
        <source>{} is a directory</source>
        <translation>{} ist ein Verzeichnis</translation>
    </message>
    <message>
        <source>“{}” does not end in a name</source>
        <translation>„{}“ endet nicht mit einem Namen</translation>
    </message>
    <message>
        <source>{} is a symbolic link, and links are not followed</source>
        <translation>{} ist ein symbolischer Link, und Links wird nicht gefolgt</translation>
    </message>
    <message>
        <source>{} is not a regular file</source>
        <translation>{} ist keine reguläre Datei</translation>
    </message>
    <message>
        <source>this is the empty place of a subvolume that belongs elsewhere</source>
        <translation>dies ist der leere Platz eines Subvolumes, das woandershin gehört</translation>
    </message>
    <message>
        <source>the subvolume “{}” is read-only</source>
        <translation>das Subvolume „{}“ ist nur lesbar</translation>
    </message>
    <message>
        <source>the directory is gone</source>
        <translation>das Verzeichnis ist weg</translation>
    </message>
    <message>
        <source>a symbolic link needs a target</source>
        <translation>ein symbolischer Link braucht ein Ziel</translation>
    </message>
    <message>
        <source>the target has {} bytes; {} is the most</source>
        <translation>das Ziel hat {} Byte; höchstens {} sind möglich</translation>
    </message>
    <message>
        <source>“{}” is a directory</source>
        <translation>„{}“ ist ein Verzeichnis</translation>
    </message>
    <message>
        <source>a hard link cannot lead into another subvolume</source>
        <translation>ein Hardlink kann nicht in ein anderes Subvolume führen</translation>
    </message>
    <message>
        <source>“{}” has {} names already, as many as possible</source>
        <translation>„{}“ hat schon {} Namen, mehr sind nicht möglich</translation>
    </message>
    <message>
        <source>“{}” lies inside of “{}”</source>
        <translation>„{}“ liegt in „{}“</translation>
    </message>
    <message>
        <source>a file cannot be moved into another subvolume</source>
        <translation>eine Datei kann nicht in ein anderes Subvolume verschoben werden</translation>
    </message>
    <message>
        <source>“{}” is the empty place of a subvolume that belongs elsewhere</source>
        <translation>„{}“ ist der leere Platz eines Subvolumes, das woandershin gehört</translation>
    </message>
    <message>
        <source>“{}” is a subvolume</source>
        <translation>„{}“ ist ein Subvolume</translation>
    </message>
    <message>
        <source>“{}” has content: only empty files and directories can change this</source>
        <translation>„{}“ hat Inhalt: Nur leere Dateien und Verzeichnisse können dies ändern</translation>
    </message>
    <message>
        <source>“{}” is not a subvolume</source>
        <translation>„{}“ ist kein Subvolume</translation>
    </message>
    <message>
        <source>the range reaches beyond the end of a file</source>
        <translation>der Bereich reicht über das Ende einer Datei hinaus</translation>
    </message>
    <message>
        <source>the ranges differ, near byte {} of the target</source>
        <translation>die Bereiche unterscheiden sich, nahe Byte {} des Ziels</translation>
    </message>
    <message>
        <source>the range is empty</source>
        <translation>der Bereich ist leer</translation>
    </message>
    <message>
        <source>the range reaches beyond the end of the largest file</source>
        <translation>der Bereich reicht über das Ende der größten Datei hinaus</translation>
    </message>
    <message>
        <source>“{}” ends at {}</source>
        <translation>„{}“ endet bei {}</translation>
    </message>
    <message>
        <source>inode {} counts {} names, but has {}</source>
        <translation>Inode {} zählt {} Namen, hat aber {}</translation>
    </message>
    <message>
        <source>there is no such subvolume</source>
        <translation>es gibt kein solches Subvolume</translation>
    </message>
    <message>
        <source>“{}” is the default subvolume</source>
        <translation>„{}“ ist das Standard-Subvolume</translation>
    </message>
    <message>
        <source>“{}” is not empty</source>
        <translation>„{}“ ist nicht leer</translation>
    </message>
    <message>
        <source>“{}” and inode {} contradict each other in what it is</source>
        <translation>„{}“ und Inode {} widersprechen sich darin, was es ist</translation>
    </message>
    <message>
        <source>inode {} is being deleted</source>
        <translation>Inode {} wird gerade gelöscht</translation>
    </message>
    <message>
        <source>inode {} is not held</source>
        <translation>Inode {} wird nicht gehalten</translation>
    </message>
    <message>
        <source>inode {} has an extent item at {} that covers nothing</source>
        <translation>Inode {} hat bei {} ein Extent-Item, das nichts abdeckt</translation>
    </message>
    <message>
        <source>New blocks are zeroed first, then copied into: each is written twice, and what fails in between leaves zeros</source>
        <translation>Neue Blöcke werden erst genullt, dann gefüllt: Jeder wird zweimal geschrieben, und was dazwischen scheitert, hinterlässt Nullen</translation>
    </message>
    <message>
        <source>Others may load a new block before its content is there: they see what was deleted long ago</source>
        <translation>Andere können einen neuen Block laden, bevor sein Inhalt da ist, und sehen, was vor langer Zeit gelöscht wurde</translation>
    </message>
    <message>
        <source>Other processes keep the old block when a store copies it: they see different files</source>
        <translation>Andere Prozesse behalten den alten Block, wenn ein Store ihn kopiert, und sehen verschiedene Dateien</translation>
    </message>
    <message>
        <source>A snapshot leaves mapped pages writable: stores after it change the snapshot</source>
        <translation>Ein Snapshot lässt eingeblendete Seiten beschreibbar: Spätere Stores ändern den Snapshot</translation>
    </message>
    <message>
        <source>A freeze stops operations alone: stores go on, and the frozen image changes</source>
        <translation>Einfrieren hält nur Operationen an: Stores gehen weiter, und das eingefrorene Image ändert sich</translation>
    </message>
    <message>
        <source>Writeback flushes before it protects: a store in between is taken for durable, and lost</source>
        <translation>Beim Zurückschreiben kommt der Flush vor dem Schreibschutz: Ein Store dazwischen gilt als dauerhaft und geht verloren</translation>
    </message>
    <message>
        <source>Bytes copied around a small write are not flushed: after a loss of power they are missing</source>
        <translation>Bytes, die um ein kleines Schreiben herum kopiert werden, bekommen keinen Flush: Nach einem Stromausfall fehlen sie</translation>
    </message>
    <message>
        <source>A page behind the end of the file can be mapped: what is stored there is lost</source>
        <translation>Eine Seite hinter dem Dateiende kann eingeblendet werden: Was dort gespeichert wird, ist verloren</translation>
    </message>
    <message>
        <source>Dedupe compares what lies in reserved space: unequal ranges become one</source>
        <translation>Deduplizieren vergleicht, was in reserviertem Platz liegt: Ungleiche Bereiche werden eins</translation>
    </message>
    <message>
        <source>Stores go to the shared block, copied when written back: the snapshot shows them</source>
        <translation>Stores gehen in den geteilten Block, der erst beim Zurückschreiben kopiert wird: Der Snapshot zeigt sie</translation>
    </message>
    <message>
        <source>A store to immutable extents moves everybody else to a copy: a page fault that searches back references, changes every owner&apos;s tree and commits</source>
        <translation>Ein Store in unveränderliche Extents verlegt alle anderen auf eine Kopie: ein Page Fault, der Backrefs durchsucht, den Baum jedes Besitzers ändert und festschreibt</translation>
    </message>
    <message>
        <source>a file has at most 2^63 − 1 bytes</source>
        <translation>eine Datei hat höchstens 2^63 − 1 Byte</translation>
    </message>
    <message>
        <source>one of the files has checksums, the other one has not</source>
        <translation>eine der Dateien hat Prüfsummen, die andere nicht</translation>
    </message>
    <message>
        <source>the source ends at {}, before {}</source>
        <translation>die Quelle endet bei {}, vor {}</translation>
    </message>
    <message>
        <source>only whole blocks of {} bytes can be shared, but for the last of both files</source>
        <translation>nur ganze Blöcke von {} Byte können geteilt werden, außer dem letzten beider Dateien</translation>
    </message>
    <message>
        <source>the ranges overlap</source>
        <translation>die Bereiche überlappen sich</translation>
    </message>
    <message>
        <source>offset and length must be multiples of {}, the length not 0</source>
        <translation>Offset und Länge müssen Vielfache von {} sein, die Länge nicht 0</translation>
    </message>
    <message>
        <source>the range reaches the end of the file, at {}: truncate it instead</source>
        <translation>der Bereich reicht bis zum Dateiende bei {}: Kürzen Sie die Datei stattdessen</translation>
    </message>
    <message>
        <source>the range begins at the end of the file, at {}: truncate it instead</source>
        <translation>der Bereich beginnt am Dateiende bei {}: Setzen Sie stattdessen die Größe (truncate)</translation>
    </message>
    <message>
        <source>it is a directory; list it with ls</source>
        <translation>es ist ein Verzeichnis; zeigen Sie es mit ls an</translation>
    </message>
    <message>
        <source>file offset {}, logical address {}</source>
        <translation>Datei-Offset {}, logische Adresse {}</translation>
    </message>
    <message>
        <source>the data have no checksum, though the file needs one</source>
        <translation>die Daten haben keine Prüfsumme, obwohl die Datei eine braucht</translation>
    </message>
    <message>
        <source>{}; its second copy is good</source>
        <translation>{}; die zweite Kopie davon ist gut</translation>
    </message>
    <message>
        <source>the packed extent at file offset {} claims {} bytes; the format allows {}</source>
        <translation>der gepackte Extent bei Datei-Offset {} gibt {} Byte an; das Format erlaubt {}</translation>
    </message>
    <message>
        <source>file offset {}</source>
        <translation>Datei-Offset {}</translation>
    </message>
    <message>
        <source>the extent at file offset {} is encrypted or encoded in a way that Daxscope does not know</source>
        <translation>der Extent bei Datei-Offset {} ist verschlüsselt oder auf eine Art kodiert, die Daxscope nicht kennt</translation>
    </message>
    <message>
        <source>the packed extent at file offset {} is shorter than the file needs</source>
        <translation>der gepackte Extent bei Datei-Offset {} ist kürzer, als die Datei braucht</translation>
    </message>
    <message>
        <source>the file has {} bytes; {} is the most that is read at once</source>
        <translation>die Datei hat {} Byte; höchstens {} werden auf einmal gelesen</translation>
    </message>
    <message>
        <source>there is no subvolume number left</source>
        <translation>es ist keine Subvolume-Nummer mehr frei</translation>
    </message>
    <message>
        <source>“{}” has subvolumes in it</source>
        <translation>„{}“ enthält Subvolumes</translation>
    </message>
    <message>
        <source>the image has no entry for the default subvolume</source>
        <translation>das Image hat keinen Eintrag für das Standard-Subvolume</translation>
    </message>
    <message>
        <source>checksum type {} is unknown; known are crc32c, xxhash64, sha256 and blake2b</source>
        <translation>Prüfsummentyp {} ist unbekannt; bekannt sind crc32c, xxhash64, sha256 und blake2b</translation>
    </message>
    <message>
        <source>root tree</source>
        <translation>Wurzelbaum</translation>
    </message>
    <message>
        <source>device tree</source>
        <translation>Gerätebaum</translation>
    </message>
    <message>
        <source>top-level subvolume</source>
        <translation>Top-Level-Subvolume</translation>
    </message>
    <message>
        <source>checksum tree</source>
        <translation>Prüfsummenbaum</translation>
    </message>
    <message>
        <source>quota tree</source>
        <translation>Quota-Baum</translation>
    </message>
    <message>
        <source>block group tree</source>
        <translation>Blockgruppenbaum</translation>
    </message>
    <message>
        <source>RAID stripe tree</source>
        <translation>RAID-Stripe-Baum</translation>
    </message>
    <message>
        <source>relocation tree</source>
        <translation>Relocation-Baum</translation>
    </message>
    <message>
        <source>data relocation tree</source>
        <translation>Daten-Relocation-Baum</translation>
    </message>
    <message>
        <source>bit {}</source>
        <translation>Bit {}</translation>
    </message>
    <message>
        <source>subvolume {}</source>
        <translation>Subvolume {}</translation>
    </message>
    <message>
        <source>tree {}</source>
        <translation>Baum {}</translation>
    </message>
    <message>
        <source>there is no tree “{}”; write {} or the number of a subvolume</source>
        <translation>es gibt keinen Baum „{}“; schreiben Sie {} oder die Nummer eines Subvolumes</translation>
    </message>
    <message>
        <source>no type</source>
        <translation>kein Typ</translation>
    </message>
    <message>
        <source>unknown {}</source>
        <translation>unbekannt {}</translation>
    </message>
    <message>
        <source>there is no btrfs superblock at device byte {}</source>
        <translation>bei Gerätebyte {} ist kein btrfs-Superblock</translation>
    </message>
    <message>
        <source>the {} checksum of the superblock at {} does not match</source>
        <translation>die {}-Prüfsumme des Superblocks bei {} stimmt nicht</translation>
    </message>
    <message>
        <source>the superblock at {} says it belongs at {}</source>
        <translation>der Superblock bei {} sagt, er gehöre nach {}</translation>
    </message>
    <message>
        <source>sector size {} is not supported; 4096 to 65536 are</source>
        <translation>Sektorgröße {} wird nicht unterstützt; möglich sind 4096 bis 65536</translation>
    </message>
    <message>
        <source>node size {} is not a power of two between the sector size and 65536</source>
        <translation>Knotengröße {} ist keine Zweierpotenz zwischen der Sektorgröße und 65536</translation>
    </message>
    <message>
        <source>the superblock names a tree of level {}; {} is the highest</source>
        <translation>der Superblock nennt einen Baum der Ebene {}; höchstens {} ist möglich</translation>
    </message>
    <message>
        <source>the superblock&apos;s root address {} is not the address of a block</source>
        <translation>die Wurzeladresse {} des Superblocks ist nicht die Adresse eines Blocks</translation>
    </message>
    <message>
        <source>the system chunk array claims {} bytes; it can have {} to {}</source>
        <translation>das System-Chunk-Array gibt {} Byte an; möglich sind {} bis {}</translation>
    </message>
    <message>
        <source>the image uses incompatible features that Daxscope cannot read: {}</source>
        <translation>das Image nutzt inkompatible Features, die Daxscope nicht lesen kann: {}</translation>
    </message>
    <message>
        <source>the filesystem spans {} devices; Daxscope opens single-device images only</source>
        <translation>das Dateisystem umfasst {} Geräte; Daxscope öffnet nur Images mit einem Gerät</translation>
    </message>
    <message>
        <source>it uses features that only allow reading: {}</source>
        <translation>es nutzt Features, die nur das Lesen erlauben: {}</translation>
    </message>
    <message>
        <source>it is a seed device: new filesystems grow from it, it never changes</source>
        <translation>es ist ein Seed-Gerät: Neue Dateisysteme wachsen daraus, es selbst ändert sich nie</translation>
    </message>
    <message>
        <source>btrfs-image restored it from a dump, which holds no file content</source>
        <translation>btrfs-image hat es aus einem Dump wiederhergestellt, der keinen Dateiinhalt enthält</translation>
    </message>
    <message>
        <source>a log tree waits to be replayed (the last fsync before a crash or a copy of a mounted image); what is shown is the state before it</source>
        <translation>ein Log-Baum wartet auf die Wiedergabe (das letzte fsync vor einem Absturz oder vor der Kopie eines gemounteten Images); gezeigt wird der Stand davor</translation>
    </message>
    <message>
        <source>simple quotas are enabled, and Daxscope does not keep them</source>
        <translation>einfache Quotas sind eingeschaltet, und Daxscope führt sie nicht</translation>
    </message>
    <message>
        <source>it has a current v1 space cache, which writing would leave stale</source>
        <translation>es hat einen aktuellen v1-Space-Cache, der durch Schreiben veralten würde</translation>
    </message>
    <message>
        <source>the item has {} bytes, its type needs {}{}</source>
        <translation>das Item hat {} Byte, sein Typ braucht {}{}</translation>
    </message>
    <message>
        <source>at least </source>
        <translation>mindestens </translation>
    </message>
    <message>
        <source>file extent type {} is unknown</source>
        <translation>Datei-Extent-Typ {} ist unbekannt</translation>
    </message>
    <message>
        <source>a regular file extent has {} bytes, not {}</source>
        <translation>ein regulärer Datei-Extent hat {} Byte, nicht {}</translation>
    </message>
    <message>
        <source>{} items do not fit into a leaf</source>
        <translation>{} Items passen nicht in ein Blatt</translation>
    </message>
    <message>
        <source>the keys are not in order</source>
        <translation>die Schlüssel sind nicht sortiert</translation>
    </message>
    <message>
        <source>its data (offset {}, {} bytes) should end at {}</source>
        <translation>seine Daten (Offset {}, {} Byte) sollten bei {} enden</translation>
    </message>
    <message>
        <source>a node with {} pointers; 1 to {} are possible</source>
        <translation>ein Knoten mit {} Zeigern; 1 bis {} sind möglich</translation>
    </message>
    <message>
        <source>the pointer {} is not the address of a block</source>
        <translation>der Zeiger {} ist nicht die Adresse eines Blocks</translation>
    </message>
    <message>
        <source>the block lies partly outside the device</source>
        <translation>der Block liegt teilweise außerhalb des Geräts</translation>
    </message>
    <message>
        <source>the {} checksum does not match the content</source>
        <translation>die {}-Prüfsumme passt nicht zum Inhalt</translation>
    </message>
    <message>
        <source>the block says it is block {}</source>
        <translation>der Block sagt, er sei Block {}</translation>
    </message>
    <message>
        <source>the block belongs to another filesystem (fsid differs)</source>
        <translation>der Block gehört zu einem anderen Dateisystem (andere fsid)</translation>
    </message>
    <message>
        <source>level {} is above the highest possible, {}</source>
        <translation>Ebene {} liegt über der höchsten möglichen, {}</translation>
    </message>
    <message>
        <source>generation {} is newer than the superblock&apos;s, {}</source>
        <translation>Generation {} ist neuer als die des Superblocks, {}</translation>
    </message>
    <message>
        <source>level {}, but its parent expects level {}</source>
        <translation>Ebene {}, aber der Elternblock erwartet Ebene {}</translation>
    </message>
    <message>
        <source>generation {}, but its parent expects generation {}</source>
        <translation>Generation {}, aber der Elternblock erwartet Generation {}</translation>
    </message>
    <message>
        <source>its first key is {}, but its parent expects {}</source>
        <translation>sein erster Schlüssel ist {}, aber der Elternblock erwartet {}</translation>
    </message>
    <message>
        <source>“{}” exists already; choose another name, or remove it first</source>
        <translation>„{}“ gibt es schon; wählen Sie einen anderen Namen, oder entfernen Sie es zuerst</translation>
    </message>
    <message>
        <source>cannot make “{}”</source>
        <translation>„{}“ lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>cannot give “{}” a size of {}</source>
        <translation>„{}“ lässt sich nicht auf {} bringen</translation>
    </message>
    <message>
        <source>cannot examine the handler for SIGBUS</source>
        <translation>der Handler für SIGBUS lässt sich nicht abfragen</translation>
    </message>
    <message>
        <source>cannot install a handler for SIGBUS</source>
        <translation>ein Handler für SIGBUS lässt sich nicht einrichten</translation>
    </message>
    <message>
        <source>{} images are open already; close one first</source>
        <translation>{} Images sind schon offen; schließen Sie zuerst eins</translation>
    </message>
    <message>
        <source>page — {}, but the kernel refuses MAP_SYNC there: only msync makes a store durable</source>
        <translation>Seite – {}, aber der Kernel verweigert dort MAP_SYNC: Nur msync macht einen Store dauerhaft</translation>
    </message>
    <message>
        <source>page — {}, but the kernel refuses MAP_SYNC there</source>
        <translation>Seite – {}, aber der Kernel verweigert dort MAP_SYNC</translation>
    </message>
    <message>
        <source>page — {}: stores reach it through the page cache, by msync</source>
        <translation>Seite – {}: Stores erreichen es durch den Page Cache, mit msync</translation>
    </message>
    <message>
        <source> (PMEM2_FORCE_GRANULARITY does not apply: libpmem2 maps no block devices)</source>
        <translation> (PMEM2_FORCE_GRANULARITY gilt hier nicht: libpmem2 blendet keine Blockgeräte ein)</translation>
    </message>
    <message>
        <source>page — {}: it lives in ordinary memory, so msync has nothing to reach and a power cut loses it</source>
        <translation>Seite – {}: liegt in gewöhnlichem Speicher, msync hat also nichts zu erreichen, und bei Stromausfall ist es verloren</translation>
    </message>
    <message>
        <source>page — {}: stores reach the disk through the page cache, by msync</source>
        <translation>Seite – {}: Stores erreichen den Datenträger durch den Page Cache, mit msync</translation>
    </message>
    <message>
        <source>cache line</source>
        <translation>Cachezeile</translation>
    </message>
    <message>
        <source>forced to {} by PMEM2_FORCE_GRANULARITY: emulated persistent memory</source>
        <translation>durch PMEM2_FORCE_GRANULARITY erzwungen ({}): emulierter persistenter Speicher</translation>
    </message>
    <message>
        <source>byte — {}: the machine saves its CPU caches when power fails (eADR), so a store is durable after a fence</source>
        <translation>Byte – {}: Die Maschine rettet bei Stromausfall ihre CPU-Caches (eADR), ein Store ist also nach einem Fence dauerhaft</translation>
    </message>
    <message>
        <source>cache line — {}: stores go straight to persistent memory and are durable once their cache line is flushed and fenced</source>
        <translation>Cachezeile – {}: Stores gehen direkt in den persistenten Speicher und sind dauerhaft nach einem Flush ihrer Cachezeile und einem Fence</translation>
    </message>
    <message>
        <source>the filesystem that holds “{}” cannot map files shared; copy the image to another one</source>
        <translation>das Dateisystem, auf dem „{}“ liegt, kann Dateien nicht geteilt einblenden; kopieren Sie das Image auf ein anderes</translation>
    </message>
    <message>
        <source>not enough memory or address space to map “{}” ({})</source>
        <translation>zu wenig Speicher oder Adressraum, um „{}“ einzublenden ({})</translation>
    </message>
    <message>
        <source>cannot map “{}”: {}</source>
        <translation>„{}“ ist nicht einblendbar: {}</translation>
    </message>
    <message>
        <source>cannot map “{}”</source>
        <translation>„{}“ ist nicht einblendbar</translation>
    </message>
    <message>
        <source>“{}” became shorter while it was open, so its content is lost to this session; close it and open it again</source>
        <translation>„{}“ wurde kürzer, während es offen war, sein Inhalt ist also für diese Sitzung verloren; schließen Sie es, und öffnen Sie es neu</translation>
    </message>
    <message>
        <source>“{}” failed while it was open: an I/O error, or no space for a sparse file; close it, and look at the disk</source>
        <translation>„{}“ hat versagt, während es offen war: ein E/A-Fehler oder kein Platz für eine Sparse-Datei; schließen Sie es, und prüfen Sie den Datenträger</translation>
    </message>
    <message>
        <source>byte {}</source>
        <translation>Byte {}</translation>
    </message>
    <message>
        <source>“{}” is mounted at “{}” through the loop device {}; unmount it first (umount)</source>
        <translation>„{}“ ist unter „{}“ gemountet (Loop-Gerät {}); bitte zuerst aushängen (umount)</translation>
    </message>
    <message>
        <source>“{}” is attached to the loop device {}; detach it first (losetup -d {})</source>
        <translation>„{}“ hängt am Loop-Gerät {}; lösen Sie es zuerst (losetup -d {})</translation>
    </message>
    <message>
        <source>a partition of </source>
        <translation>eine Partition von </translation>
    </message>
    <message>
        <source>{}“{}” is mounted at “{}” ({}); unmount it first (umount)</source>
        <translation>{}„{}“ ist unter „{}“ gemountet ({}); bitte zuerst aushängen (umount)</translation>
    </message>
    <message>
        <source>{}“{}” is swap space in use (swapoff frees it)</source>
        <translation>{}„{}“ wird als Swap benutzt (swapoff gibt es frei)</translation>
    </message>
    <message>
        <source>{}“{}” is part of the volume {} (device mapper, RAID or cache); stop that first</source>
        <translation>{}„{}“ ist Teil von {} (Device Mapper, RAID oder Cache); bitte zuerst dies anhalten</translation>
    </message>
    <message>
        <source>“{}” is held by another program, or mounted where this one cannot see it (in a container, for example); close it there first</source>
        <translation>„{}“ wird von einem anderen Programm gehalten oder ist gemountet, wo dieses es nicht sieht (etwa in einem Container); schließen Sie es zuerst dort</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>einem anderen Programm</translation>
    </message>
    <message>
        <source>this program itself, which has it open already</source>
        <translation>diesem Programm selbst, das es schon geöffnet hat</translation>
    </message>
    <message>
        <source>{} (process {})</source>
        <translation>{} (Prozess {})</translation>
    </message>
    <message>
        <source>process {}</source>
        <translation>Prozess {}</translation>
    </message>
    <message>
        <source>“{}” is locked ({}{}) by {}; close it there{}</source>
        <translation>„{}“ ist gesperrt ({}{}) von {}; schließen Sie es dort{}</translation>
    </message>
    <message>
        <source>for reading, </source>
        <translation>zum Lesen, </translation>
    </message>
    <message>
        <source>, or open it read-only</source>
        <translation>, oder öffnen Sie es nur zum Lesen</translation>
    </message>
    <message>
        <source>cannot lock “{}” with flock</source>
        <translation>„{}“ lässt sich nicht mit flock sperren</translation>
    </message>
    <message>
        <source>fcntl range lock</source>
        <translation>fcntl-Bereichssperre</translation>
    </message>
    <message>
        <source>cannot lock “{}” with fcntl</source>
        <translation>„{}“ lässt sich nicht mit fcntl sperren</translation>
    </message>
    <message>
        <source> and fcntl</source>
        <translation> und fcntl</translation>
    </message>
    <message>
        <source>the filesystem has no {} locks: other programs do not see that “{}” is open</source>
        <translation>das Dateisystem kennt keine Sperren mit {}: Andere Programme sehen nicht, dass „{}“ offen ist</translation>
    </message>
    <message>
        <source>a devdax device cannot be mapped privately, so its past cannot be looked at</source>
        <translation>ein devdax-Gerät kann nicht privat eingeblendet werden, seine Vergangenheit ist also nicht zu sehen</translation>
    </message>
    <message>
        <source>cannot map “{}” as it was</source>
        <translation>„{}“ ist im alten Stand nicht einblendbar</translation>
    </message>
    <message>
        <source>“{}” became shorter or failed while its past was looked at</source>
        <translation>„{}“ wurde kürzer oder versagte, während seine Vergangenheit gezeigt wurde</translation>
    </message>
    <message>
        <source>there is no memory left for what the image was</source>
        <translation>der Speicher reicht nicht für das, was das Image war</translation>
    </message>
    <message>
        <source>“{}” does not exist; check the name</source>
        <translation>„{}“ gibt es nicht; prüfen Sie den Namen</translation>
    </message>
    <message>
        <source>no permission to write “{}”; open it read-only, or change its permissions</source>
        <translation>kein Recht, „{}“ zu schreiben; öffnen Sie es nur zum Lesen, oder ändern Sie die Zugriffsrechte</translation>
    </message>
    <message>
        <source>no permission to read “{}”; ask its owner, or change its permissions</source>
        <translation>kein Recht, „{}“ zu lesen; fragen Sie den Eigentümer, oder ändern Sie die Zugriffsrechte</translation>
    </message>
    <message>
        <source>the kernel does not allow {} “{}”{}</source>
        <translation>der Kernel lässt nicht zu: {} „{}“{}</translation>
    </message>
    <message>
        <source>; it may be marked immutable (lsattr tells): open it read-only</source>
        <translation>; vielleicht ist es als unveränderlich markiert (lsattr zeigt es): Öffnen Sie es nur zum Lesen</translation>
    </message>
    <message>
        <source>“{}” lies on a filesystem mounted read-only; open it read-only</source>
        <translation>„{}“ liegt auf einem nur zum Lesen gemounteten Dateisystem; öffnen Sie es nur zum Lesen</translation>
    </message>
    <message>
        <source>“{}” is in use as swap space or as a running program</source>
        <translation>„{}“ wird als Swap oder als laufendes Programm benutzt</translation>
    </message>
    <message>
        <source>there is no device behind “{}”</source>
        <translation>hinter „{}“ ist kein Gerät</translation>
    </message>
    <message>
        <source>cannot open “{}”</source>
        <translation>„{}“ lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>“{}” is a character device but not a devdax device, so it holds no image</source>
        <translation>„{}“ ist ein zeichenorientiertes Gerät, aber kein devdax-Gerät, enthält also kein Image</translation>
    </message>
    <message>
        <source>“{}” is a directory; open the image file or the device itself</source>
        <translation>„{}“ ist ein Verzeichnis; öffnen Sie die Image-Datei oder das Gerät selbst</translation>
    </message>
    <message>
        <source>“{}” is a pipe, which cannot be mapped; save the image to a file</source>
        <translation>„{}“ ist eine Pipe, die nicht eingeblendet werden kann; sichern Sie das Image in eine Datei</translation>
    </message>
    <message>
        <source>“{}” is a socket, which cannot be mapped</source>
        <translation>„{}“ ist ein Socket, der nicht eingeblendet werden kann</translation>
    </message>
    <message>
        <source>“{}” is neither a file nor a device</source>
        <translation>„{}“ ist weder Datei noch Gerät</translation>
    </message>
    <message>
        <source>regular file</source>
        <translation>reguläre Datei</translation>
    </message>
    <message>
        <source>file on an fsdax mount</source>
        <translation>Datei auf einem fsdax-Mount</translation>
    </message>
    <message>
        <source>devdax device</source>
        <translation>devdax-Gerät</translation>
    </message>
    <message>
        <source>block device</source>
        <translation>Blockgerät</translation>
    </message>
    <message>
        <source>no file name was given</source>
        <translation>kein Dateiname angegeben</translation>
    </message>
    <message>
        <source>“{}” is not a file name: it holds a zero byte</source>
        <translation>„{}“ ist kein Dateiname: Er enthält ein Nullbyte</translation>
    </message>
    <message>
        <source>cannot examine “{}”</source>
        <translation>„{}“ lässt sich nicht untersuchen</translation>
    </message>
    <message>
        <source>“{}” was replaced while it was being opened; try again</source>
        <translation>„{}“ wurde beim Öffnen ersetzt; versuchen Sie es noch einmal</translation>
    </message>
    <message>
        <source>“{}” is empty; make an image of it with mkfs</source>
        <translation>„{}“ ist leer; machen Sie mit mkfs ein Image daraus</translation>
    </message>
    <message>
        <source>“{}” has only {} bytes, less than one page of {}; it cannot be an image</source>
        <translation>„{}“ hat nur {} Byte, weniger als eine Seite von {}; es kann kein Image sein</translation>
    </message>
    <message>
        <source>cannot tell the size of “{}”</source>
        <translation>die Größe von „{}“ ist nicht zu ermitteln</translation>
    </message>
    <message>
        <source>“{}” is open read-only</source>
        <translation>„{}“ ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>“{}” cannot be made durable at byte {}</source>
        <translation>„{}“ kann bei Byte {} nicht dauerhaft gemacht werden</translation>
    </message>
    <message>
        <source>the file extent at {} is packed by method {}, which is unknown</source>
        <translation>der Datei-Extent bei {} ist nach Methode {} gepackt, die unbekannt ist</translation>
    </message>
    <message>
        <source>the file extent at {} points to logical address {}, which the extent tree calls free</source>
        <translation>der Datei-Extent bei {} zeigt auf die logische Adresse {}, die der Extent-Baum frei nennt</translation>
    </message>
    <message>
        <source>logical address {} is free</source>
        <translation>logische Adresse {} ist frei</translation>
    </message>
    <message>
        <source>too many extents</source>
        <translation>zu viele Extents</translation>
    </message>
    <message>
        <source>{} ({} bytes)</source>
        <translation>{} ({} Byte)</translation>
    </message>
    <message>
        <source>sector size</source>
        <translation>Sektorgröße</translation>
    </message>
    <message>
        <source>node size</source>
        <translation>Knotengröße</translation>
    </message>
    <message>
        <source>incompat features</source>
        <translation>Incompat-Features</translation>
    </message>
    <message>
        <source>compat-ro features</source>
        <translation>Compat-RO-Features</translation>
    </message>
    <message>
        <source>{}, of them {} snapshots</source>
        <translation>{}, davon {} Snapshots</translation>
    </message>
    <message>
        <source>default subvolume</source>
        <translation>Standard-Subvolume</translation>
    </message>
    <message>
        <source>device byte {}</source>
        <translation>Gerätebyte {}</translation>
    </message>
    <message>
        <source>at {}</source>
        <translation>bei {}</translation>
    </message>
    <message>
        <source>{} by {} at page {} +0x{} → {} → {}</source>
        <translation>{} von {} auf Seite {} +0x{} → {} → {}</translation>
    </message>
    <message>
        <source>being resolved</source>
        <translation>wird aufgelöst</translation>
    </message>
    <message>
        <source>device byte {} lies beyond the end of the image ({} bytes)</source>
        <translation>Gerätebyte {} liegt hinter dem Ende des Images ({} Byte)</translation>
    </message>
    <message>
        <source>a superblock</source>
        <translation>ein Superblock</translation>
    </message>
    <message>
        <source>in the first MiB, of which btrfs gives nothing away: boot loaders and the superblock live there</source>
        <translation>im ersten MiB, von dem btrfs nichts vergibt: Dort liegen Bootloader und der Superblock</translation>
    </message>
    <message>
        <source>not in any block group: space that no chunk has been given yet</source>
        <translation>in keiner Blockgruppe: Platz, den noch kein Chunk bekommen hat</translation>
    </message>
    <message>
        <source>free space in a block group ({})</source>
        <translation>freier Platz in einer Blockgruppe ({})</translation>
    </message>
    <message>
        <source>a tree block of level {}</source>
        <translation>ein Baumblock der Ebene {}</translation>
    </message>
    <message>
        <source>file data, an extent of {}</source>
        <translation>Dateidaten, ein Extent von {}</translation>
    </message>
    <message>
        <source>; the first {} of {} owners are listed</source>
        <translation>; die ersten {} von {} Besitzern sind aufgeführt</translation>
    </message>
    <message>
        <source>device byte {} lies beyond the end of the image</source>
        <translation>Gerätebyte {} liegt hinter dem Ende des Images</translation>
    </message>
    <message>
        <source>the second copy of a tree block, which the commit writes</source>
        <translation>die zweite Kopie eines Baumblocks, die der Commit schreibt</translation>
    </message>
    <message>
        <source>damaged tree block: {}</source>
        <translation>beschädigter Baumblock: {}</translation>
    </message>
    <message>
        <source>{} of the {}, level {}</source>
        <translation>{} von „{}“, Ebene {}</translation>
    </message>
    <message>
        <source>; not committed: its checksum comes with the commit</source>
        <translation>; nicht festgeschrieben: Die Prüfsumme kommt mit dem Commit</translation>
    </message>
    <message>
        <source>data of {}</source>
        <translation>Daten von {}</translation>
    </message>
    <message>
        <source>{} (inode {})</source>
        <translation>{} (Inode {})</translation>
    </message>
    <message>
        <source>searching names</source>
        <translation>Namen durchsuchen</translation>
    </message>
    <message>
        <source>asking who holds the extents of the file</source>
        <translation>Halter der Extents dieser Datei ermitteln</translation>
    </message>
    <message>
        <source>the picture ends at byte {} of the file</source>
        <translation>das Bild endet bei Byte {} der Datei</translation>
    </message>
    <message>
        <source>counting what each of the holders holds</source>
        <translation>Anteile der Halter zählen</translation>
    </message>
    <message>
        <source>sorting extents by who holds them</source>
        <translation>Extents nach ihren Haltern sortieren</translation>
    </message>
    <message>
        <source>so many different groups of subvolumes share extents that not all are shown</source>
        <translation>so viele verschiedene Gruppen von Subvolumes teilen Extents, dass nicht alle gezeigt werden</translation>
    </message>
    <message>
        <source>the picture ends after {} extents</source>
        <translation>das Bild endet nach {} Extents</translation>
    </message>
    <message>
        <source>only {} pointers between blocks are followed</source>
        <translation>nur {} Zeiger zwischen Blöcken werden verfolgt</translation>
    </message>
    <message>
        <source>the root of the {} claims level {}</source>
        <translation>die Wurzel von „{}“ gibt Ebene {} an</translation>
    </message>
    <message>
        <source>subvolume {} has no root that could be followed</source>
        <translation>Subvolume {} hat keine Wurzel, der man folgen könnte</translation>
    </message>
    <message>
        <source>following the trees down to their leaves</source>
        <translation>Bäume bis zu ihren Blättern verfolgen</translation>
    </message>
    <message>
        <source>only {} blocks are shown</source>
        <translation>nur {} Blöcke werden gezeigt</translation>
    </message>
    <message>
        <source>subvolume {}, being removed</source>
        <translation>Subvolume {}, wird entfernt</translation>
    </message>
    <message>
        <source>DAXSCOPE_SEED is “{}”, not a number</source>
        <translation>DAXSCOPE_SEED ist „{}“, keine Zahl</translation>
    </message>
    <message>
        <source>“{}” exists and has a size; leave --size out to use all of it</source>
        <translation>„{}“ ist schon da und hat eine Größe; lassen Sie --size weg, um es ganz zu nutzen</translation>
    </message>
    <message>
        <source>a new image needs a size, such as 256M</source>
        <translation>ein neues Image braucht eine Größe, etwa 256M</translation>
    </message>
    <message>
        <source>“{}” exists already; choose another name, or --force to overwrite it</source>
        <translation>„{}“ gibt es schon; wählen Sie einen anderen Namen, oder überschreiben Sie es mit --force</translation>
    </message>
    <message>
        <source>a name without bytes</source>
        <translation>ein Name ohne Bytes</translation>
    </message>
    <message>
        <source>a name that means a directory</source>
        <translation>ein Name, der ein Verzeichnis meint</translation>
    </message>
    <message>
        <source>a slash in its name</source>
        <translation>ein Schrägstrich im Namen</translation>
    </message>
    <message>
        <source>a zero byte in its name</source>
        <translation>ein Nullbyte im Namen</translation>
    </message>
    <message>
        <source>of {} files and directories: only root may give files away</source>
        <translation>von {} Dateien und Verzeichnissen: Nur root darf Dateien weggeben</translation>
    </message>
    <message>
        <source>the directory has another name already</source>
        <translation>das Verzeichnis hat schon einen anderen Namen</translation>
    </message>
    <message>
        <source>what is in it has too long a path</source>
        <translation>was darin ist, hat einen zu langen Pfad</translation>
    </message>
    <message>
        <source>{} exists already{}</source>
        <translation>{} gibt es schon{}</translation>
    </message>
    <message>
        <source>, and {} more do</source>
        <translation>, und {} weitere auch</translation>
    </message>
    <message>
        <source>a socket means nothing without its program</source>
        <translation>ein Socket bedeutet ohne sein Programm nichts</translation>
    </message>
    <message>
        <source>a file of that name is there</source>
        <translation>eine Datei dieses Namens ist schon da</translation>
    </message>
    <message>
        <source>a directory of that name is there</source>
        <translation>ein Verzeichnis dieses Namens ist schon da</translation>
    </message>
    <message>
        <source>the old one cannot be removed</source>
        <translation>die alte Datei lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>the directory cannot be made</source>
        <translation>das Verzeichnis lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>a hard link there: it is a copy</source>
        <translation>als Hardlink: Dort ist es eine Kopie</translation>
    </message>
    <message>
        <source>it cannot be linked</source>
        <translation>lässt sich nicht verlinken</translation>
    </message>
    <message>
        <source>it cannot be written</source>
        <translation>lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>it cannot have its size</source>
        <translation>lässt sich nicht auf diese Größe bringen</translation>
    </message>
    <message>
        <source>a zero byte in what it leads to</source>
        <translation>ein Nullbyte im Ziel des Links</translation>
    </message>
    <message>
        <source>the link cannot be made</source>
        <translation>der Link lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>it cannot be made</source>
        <translation>lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>its owner</source>
        <translation>der Eigentümer</translation>
    </message>
    <message>
        <source>its permissions</source>
        <translation>die Zugriffsrechte</translation>
    </message>
    <message>
        <source>its times</source>
        <translation>die Zeiten</translation>
    </message>
    <message>
        <source>attribute {}</source>
        <translation>Attribut {}</translation>
    </message>
    <message>
        <source>attribute {}: {}</source>
        <translation>Attribut {}: {}</translation>
    </message>
    <message>
        <source>it has {}</source>
        <translation>geht nicht: {}</translation>
    </message>
    <message>
        <source>“{}” names no file or directory</source>
        <translation>„{}“ nennt weder Datei noch Verzeichnis</translation>
    </message>
    <message>
        <source>it is the image that it would go into</source>
        <translation>es ist das Image, in das es käme</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>it has become something else meanwhile</source>
        <translation>ist inzwischen etwas anderes geworden</translation>
    </message>
    <message>
        <source>it cannot be read: {}</source>
        <translation>lässt sich nicht lesen: {}</translation>
    </message>
    <message>
        <source>it became shorter meanwhile</source>
        <translation>ist inzwischen kürzer geworden</translation>
    </message>
    <message>
        <source>number of the mapping</source>
        <translation>Nummer des Mappings</translation>
    </message>
    <message>
        <source>from where the mapping begins</source>
        <translation>ab dem Anfang des Mappings</translation>
    </message>
    <message>
        <source>how many bytes</source>
        <translation>wie viele Bytes</translation>
    </message>
    <message>
        <source>there is no design “{}”</source>
        <translation>es gibt keinen Entwurf „{}“</translation>
    </message>
    <message>
        <source>Map a range of a file into a process, page by page as it is touched</source>
        <translation>Einen Bereich einer Datei in einen Prozess einblenden, Seite für Seite, sobald sie berührt wird</translation>
    </message>
    <message>
        <source>EINVAL, EISDIR, ENOENT, ENOMEM, EOPNOTSUPP without dax, for compressed extents and for MAP_SYNC</source>
        <translation>EINVAL, EISDIR, ENOENT, ENOMEM, EOPNOTSUPP (ohne dax, bei komprimierten Extents und bei MAP_SYNC)</translation>
    </message>
    <message>
        <source>inside the image</source>
        <translation>im Image</translation>
    </message>
    <message>
        <source>the process that maps it</source>
        <translation>der Prozess, der einblendet</translation>
    </message>
    <message>
        <source>where it begins in the file; whole pages</source>
        <translation>wo der Bereich in der Datei beginnt; ganze Seiten</translation>
    </message>
    <message>
        <source>how many bytes; 0: to the end of the file</source>
        <translation>wie viele Bytes; 0: bis zum Dateiende</translation>
    </message>
    <message>
        <source>pages that one fault maps, and copies, at most</source>
        <translation>Seiten, die ein Fault höchstens einblendet und kopiert</translation>
    </message>
    <message>
        <source>stores go to copies that the process has for itself</source>
        <translation>Stores gehen in Kopien, die der Prozess für sich hat</translation>
    </message>
    <message>
        <source>a page is durable before it may be written (MAP_SYNC)</source>
        <translation>eine Seite ist dauerhaft, bevor sie beschrieben werden darf (MAP_SYNC)</translation>
    </message>
    <message>
        <source>Take a mapping away</source>
        <translation>Ein Mapping ausblenden</translation>
    </message>
    <message>
        <source>EINVAL when there is none of that number</source>
        <translation>EINVAL (keins mit dieser Nummer)</translation>
    </message>
    <message>
        <source>Read bytes through a mapping; what is not there yet faults</source>
        <translation>Bytes durch ein Mapping laden; was noch nicht da ist, löst einen Fault aus</translation>
    </message>
    <message>
        <source>SIGBUS beyond the end of the file and on poison, EINVAL</source>
        <translation>SIGBUS (hinter dem Dateiende und bei Poison), EINVAL</translation>
    </message>
    <message>
        <source>Write bytes through a mapping; what is read-only or not there faults</source>
        <translation>Bytes durch ein Mapping speichern; was schreibgeschützt oder nicht da ist, löst einen Fault aus</translation>
    </message>
    <message>
        <source>SIGBUS beyond the end of the file and on poison, EBUSY while frozen, EINVAL, ENOSPC</source>
        <translation>SIGBUS (hinter dem Dateiende und bei Poison), EBUSY (eingefroren), EINVAL, ENOSPC</translation>
    </message>
    <message>
        <source>what to store</source>
        <translation>was gespeichert wird</translation>
    </message>
    <message>
        <source>Write cache lines back; durable after the next fence</source>
        <translation>Cachezeilen zurückschreiben; dauerhaft nach dem nächsten Fence</translation>
    </message>
    <message>
        <source>Wait until what was flushed is durable</source>
        <translation>Warten, bis dauerhaft ist, was einen Flush hatte</translation>
    </message>
    <message>
        <source>Make all that was stored through a mapping durable (msync)</source>
        <translation>Alles dauerhaft machen, was durch ein Mapping gespeichert wurde (msync)</translation>
    </message>
    <message>
        <source>Commit, then let nothing change the image until it is thawed</source>
        <translation>Festschreiben, dann nichts das Image ändern lassen, bis es aufgetaut wird</translation>
    </message>
    <message>
        <source>EBUSY when it is frozen already, ENOSPC</source>
        <translation>EBUSY (schon eingefroren), ENOSPC</translation>
    </message>
    <message>
        <source>Allow stores and operations again; who waits goes on</source>
        <translation>Stores und Operationen wieder erlauben; wer wartet, macht weiter</translation>
    </message>
    <message>
        <source>EINVAL when it is not frozen</source>
        <translation>EINVAL (nicht eingefroren)</translation>
    </message>
    <message>
        <source>Let a range of the device be unreadable until it is written as whole blocks</source>
        <translation>Einen Bereich des Geräts unlesbar machen, bis er in ganzen Blöcken geschrieben wird</translation>
    </message>
    <message>
        <source>EINVAL outside of the device</source>
        <translation>EINVAL (außerhalb des Geräts)</translation>
    </message>
    <message>
        <source>where it begins on the device</source>
        <translation>wo der Bereich auf dem Gerät beginnt</translation>
    </message>
    <message>
        <source>Take the device away: mappings go first, later loads and stores are refused</source>
        <translation>Das Gerät entfernen: Erst gehen die Mappings, spätere Loads und Stores werden verweigert</translation>
    </message>
    <message>
        <source>EINVAL when it is gone already</source>
        <translation>EINVAL (schon entfernt)</translation>
    </message>
    <message>
        <source>Let the process store into its mapping again and again</source>
        <translation>Den Prozess immer wieder in sein Mapping speichern lassen</translation>
    </message>
    <message>
        <source>EBUSY when it does so already, EINVAL</source>
        <translation>EBUSY (tut es schon), EINVAL</translation>
    </message>
    <message>
        <source>stores a second</source>
        <translation>Stores pro Sekunde</translation>
    </message>
    <message>
        <source>Let the process rest</source>
        <translation>Den Prozess ruhen lassen</translation>
    </message>
    <message>
        <source>EINVAL when it does not store</source>
        <translation>EINVAL (speichert nicht)</translation>
    </message>
    <message>
        <source>Try a design that lost the argument, and see what it does</source>
        <translation>Einen verlierenden Entwurf ausprobieren und sehen, was er anrichtet</translation>
    </message>
    <message>
        <source>EINVAL when it is not known, EPERM but on scratch images</source>
        <translation>EINVAL (unbekannt), EPERM (außer auf Wegwerf-Images)</translation>
    </message>
    <message>
        <source>of the design</source>
        <translation>des Entwurfs</translation>
    </message>
    <message>
        <source>follow it from now on</source>
        <translation>ihm ab jetzt folgen</translation>
    </message>
    <message>
        <source>Take a moment: the image can come back to it, as long as it is open</source>
        <translation>Einen Moment festhalten: Das Image kann dorthin zurück, solange es offen ist</translation>
    </message>
    <message>
        <source>EPERM but on scratch images, EBUSY while frozen, ENOSPC</source>
        <translation>EPERM (außer auf Wegwerf-Images), EBUSY (eingefroren), ENOSPC</translation>
    </message>
    <message>
        <source>to know it by</source>
        <translation>um ihn wiederzuerkennen</translation>
    </message>
    <message>
        <source>taken by hand</source>
        <translation>von Hand festgehalten</translation>
    </message>
    <message>
        <source>Go back to a moment, or forward again, and go on from there</source>
        <translation>Zu einem Moment zurückgehen oder wieder nach vorn, und von dort weitermachen</translation>
    </message>
    <message>
        <source>ENOENT when it is not kept, EPERM but on scratch images, EBUSY while frozen</source>
        <translation>ENOENT (nicht aufbewahrt), EPERM (außer auf Wegwerf-Images), EBUSY (eingefroren)</translation>
    </message>
    <message>
        <source>its number</source>
        <translation>seine Nummer</translation>
    </message>
    <message>
        <source>Go back to before what was done last; but on scratch images, to the last commit</source>
        <translation>Letzten Schritt rückgängig machen; außer auf Wegwerf-Images: zurück zum letzten Commit</translation>
    </message>
    <message>
        <source>ENOENT when there is nothing to undo, EBUSY while frozen</source>
        <translation>ENOENT (nichts rückgängig zu machen), EBUSY (eingefroren)</translation>
    </message>
    <message>
        <source>Do again what was undone, as long as nothing else has changed</source>
        <translation>Rückgängig Gemachtes wiederherstellen, solange sich sonst nichts geändert hat</translation>
    </message>
    <message>
        <source>ENOENT when there is nothing, EPERM but on scratch images, EBUSY while frozen</source>
        <translation>ENOENT (nichts da), EPERM (außer auf Wegwerf-Images), EBUSY (eingefroren)</translation>
    </message>
    <message>
        <source>inside the image; its directory must exist</source>
        <translation>im Image; das Verzeichnis muss es geben</translation>
    </message>
    <message>
        <source>where it begins in the file</source>
        <translation>wo der Bereich in der Datei beginnt</translation>
    </message>
    <message>
        <source>do not grow the file</source>
        <translation>die Datei nicht vergrößern</translation>
    </message>
    <message>
        <source>“{}” is not a time such as 1700000000.25</source>
        <translation>„{}“ ist keine Zeit wie 1700000000.25</translation>
    </message>
    <message>
        <source>what happens to files that exist already</source>
        <translation>was mit Dateien geschieht, die es schon gibt</translation>
    </message>
    <message>
        <source>this moves or reads blocks behind the back of whoever has them mapped, and is not there yet</source>
        <translation>dies verschiebt oder liest Blöcke hinter dem Rücken derer, die sie eingeblendet haben, und ist noch nicht da</translation>
    </message>
    <message>
        <source>Make a directory</source>
        <translation>Ein Verzeichnis anlegen</translation>
    </message>
    <message>
        <source>Make an empty file</source>
        <translation>Eine leere Datei anlegen</translation>
    </message>
    <message>
        <source>Write bytes into a file, which is made when it does not exist</source>
        <translation>Bytes in eine Datei schreiben; sie wird angelegt, wenn es sie nicht gibt</translation>
    </message>
    <message>
        <source>what to write</source>
        <translation>was geschrieben wird</translation>
    </message>
    <message>
        <source>Set the size of a file</source>
        <translation>Die Größe einer Datei setzen</translation>
    </message>
    <message>
        <source>in bytes</source>
        <translation>in Byte</translation>
    </message>
    <message>
        <source>Make a hole: the range reads as zeros and takes no space</source>
        <translation>Ein Loch machen: Der Bereich liest sich als Nullen und belegt keinen Platz</translation>
    </message>
    <message>
        <source>Let a range read as zeros, its space reserved</source>
        <translation>Einen Bereich als Nullen lesen lassen, mit reserviertem Platz</translation>
    </message>
    <message>
        <source>Reserve space for a range, without writing it</source>
        <translation>Platz für einen Bereich reservieren, ohne ihn zu schreiben</translation>
    </message>
    <message>
        <source>Take a range out of a file: what follows moves down (the kernel&apos;s btrfs cannot)</source>
        <translation>Einen Bereich aus einer Datei nehmen: Was folgt, rückt nach vorn (das kann btrfs im Kernel nicht)</translation>
    </message>
    <message>
        <source>EINVAL unless whole blocks before the end, EISDIR, ENOENT, EROFS, ENOSPC</source>
        <translation>EINVAL (außer ganze Blöcke vor dem Ende), EISDIR, ENOENT, EROFS, ENOSPC</translation>
    </message>
    <message>
        <source>Make room in a file: what follows moves up (the kernel&apos;s btrfs cannot)</source>
        <translation>Platz in einer Datei schaffen: Was folgt, rückt nach hinten (das kann btrfs im Kernel nicht)</translation>
    </message>
    <message>
        <source>EINVAL unless whole blocks inside the file, EFBIG, EISDIR, ENOENT, EROFS, ENOSPC</source>
        <translation>EINVAL (außer ganze Blöcke in der Datei), EFBIG, EISDIR, ENOENT, EROFS, ENOSPC</translation>
    </message>
    <message>
        <source>Give a file blocks of its own where it shares them (the kernel&apos;s btrfs cannot)</source>
        <translation>Einer Datei eigene Blöcke geben, wo sie geteilte hat (das kann btrfs im Kernel nicht)</translation>
    </message>
    <message>
        <source>Let a range of another file appear in a file, sharing its extents (reflink)</source>
        <translation>Einen Bereich einer anderen Datei in einer Datei erscheinen lassen, mit geteilten Extents (Reflink)</translation>
    </message>
    <message>
        <source>file to share from</source>
        <translation>Datei, aus der geteilt wird</translation>
    </message>
    <message>
        <source>where the range begins in it</source>
        <translation>wo der Bereich darin beginnt</translation>
    </message>
    <message>
        <source>file to share into; made when it does not exist</source>
        <translation>Datei, in die geteilt wird; wird angelegt, wenn es sie nicht gibt</translation>
    </message>
    <message>
        <source>where it appears</source>
        <translation>wo er erscheint</translation>
    </message>
    <message>
        <source>how many bytes; 0: to the end of the source</source>
        <translation>wie viele Bytes; 0: bis zum Ende der Quelle</translation>
    </message>
    <message>
        <source>Share two ranges that have the same content</source>
        <translation>Zwei Bereiche mit gleichem Inhalt teilen</translation>
    </message>
    <message>
        <source>EBADE when they differ, EINVAL, EISDIR, ENOENT, EROFS, ENOSPC</source>
        <translation>EBADE (sie unterscheiden sich), EINVAL, EISDIR, ENOENT, EROFS, ENOSPC</translation>
    </message>
    <message>
        <source>file whose extents stay</source>
        <translation>Datei, deren Extents bleiben</translation>
    </message>
    <message>
        <source>file whose extents go</source>
        <translation>Datei, deren Extents wegfallen</translation>
    </message>
    <message>
        <source>Make a snapshot of a subvolume, in no time whatever its size</source>
        <translation>Einen Snapshot eines Subvolumes anlegen, im Nu, egal wie groß es ist</translation>
    </message>
    <message>
        <source>a subvolume; / is one</source>
        <translation>ein Subvolume; / ist eins</translation>
    </message>
    <message>
        <source>of the snapshot</source>
        <translation>des Snapshots</translation>
    </message>
    <message>
        <source>nobody can change it</source>
        <translation>niemand kann ihn ändern</translation>
    </message>
    <message>
        <source>Make an empty subvolume</source>
        <translation>Ein leeres Subvolume anlegen</translation>
    </message>
    <message>
        <source>Protect a subvolume from changes, or allow them again</source>
        <translation>Ein Subvolume vor Änderungen schützen oder sie wieder erlauben</translation>
    </message>
    <message>
        <source>allow changes again</source>
        <translation>Änderungen wieder erlauben</translation>
    </message>
    <message>
        <source>Let the kernel mount this subvolume when nobody names one; / for the top level</source>
        <translation>Den Kernel dieses Subvolume mounten lassen, wenn niemand eins nennt; / für das oberste</translation>
    </message>
    <message>
        <source>Remove a file, an empty directory, a subvolume or a snapshot</source>
        <translation>Eine Datei, ein leeres Verzeichnis, ein Subvolume oder einen Snapshot entfernen</translation>
    </message>
    <message>
        <source>with everything in it</source>
        <translation>mit allem darin</translation>
    </message>
    <message>
        <source>Give a file, directory or subvolume another name or place</source>
        <translation>Einer Datei, einem Verzeichnis oder Subvolume einen anderen Namen oder Platz geben</translation>
    </message>
    <message>
        <source>as it is called</source>
        <translation>wie es heißt</translation>
    </message>
    <message>
        <source>as it shall be called</source>
        <translation>wie es heißen soll</translation>
    </message>
    <message>
        <source>fail when the new name exists</source>
        <translation>fehlschlagen, wenn es den neuen Namen gibt</translation>
    </message>
    <message>
        <source>let both change their names</source>
        <translation>beide ihre Namen tauschen lassen</translation>
    </message>
    <message>
        <source>Give a file another name (hard link)</source>
        <translation>Einer Datei einen weiteren Namen geben (Hardlink)</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>die Datei</translation>
    </message>
    <message>
        <source>Make a symbolic link</source>
        <translation>Einen symbolischen Link anlegen</translation>
    </message>
    <message>
        <source>where it leads; any text</source>
        <translation>wohin er führt; beliebiger Text</translation>
    </message>
    <message>
        <source>Set permissions</source>
        <translation>Zugriffsrechte setzen</translation>
    </message>
    <message>
        <source>permissions, such as 644</source>
        <translation>Zugriffsrechte, etwa 644</translation>
    </message>
    <message>
        <source>Set owner and group</source>
        <translation>Eigentümer und Gruppe setzen</translation>
    </message>
    <message>
        <source>Set the times of the last access and the last change</source>
        <translation>Die Zeiten des letzten Zugriffs und der letzten Änderung setzen</translation>
    </message>
    <message>
        <source>in seconds since 1970</source>
        <translation>in Sekunden seit 1970</translation>
    </message>
    <message>
        <source>Set an extended attribute</source>
        <translation>Ein erweitertes Attribut setzen</translation>
    </message>
    <message>
        <source>such as user.comment</source>
        <translation>etwa user.comment</translation>
    </message>
    <message>
        <source>its bytes</source>
        <translation>seine Bytes</translation>
    </message>
    <message>
        <source>Remove an extended attribute</source>
        <translation>Ein erweitertes Attribut entfernen</translation>
    </message>
    <message>
        <source>of the attribute</source>
        <translation>des Attributs</translation>
    </message>
    <message>
        <source>Write a file&apos;s data in place, without checksums (chattr +C)</source>
        <translation>Daten einer Datei an Ort und Stelle schreiben, ohne Prüfsummen (chattr +C)</translation>
    </message>
    <message>
        <source>EINVAL unless a directory or an empty file, ENOENT, EROFS</source>
        <translation>EINVAL (außer Verzeichnis oder leere Datei), ENOENT, EROFS</translation>
    </message>
    <message>
        <source>copy-on-write again</source>
        <translation>wieder Copy-on-Write</translation>
    </message>
    <message>
        <source>Bring a file or directory of this computer into the image</source>
        <translation>Datei oder Verzeichnis dieses Computers in das Image holen</translation>
    </message>
    <message>
        <source>file or directory of this computer</source>
        <translation>Datei oder Verzeichnis dieses Computers</translation>
    </message>
    <message>
        <source>directory to put it into, or its new name</source>
        <translation>Verzeichnis, in das es kommt, oder sein neuer Name</translation>
    </message>
    <message>
        <source>Bring a file or directory of the image to this computer</source>
        <translation>Datei oder Verzeichnis des Images auf diesen Computer holen</translation>
    </message>
    <message>
        <source>ECANCELED, EEXIST, EINVAL, ENOENT, and what the other filesystem says</source>
        <translation>ECANCELED, EEXIST, EINVAL, ENOENT und was das andere Dateisystem meldet</translation>
    </message>
    <message>
        <source>file or directory of the image</source>
        <translation>Datei oder Verzeichnis des Images</translation>
    </message>
    <message>
        <source>directory of this computer to put it into, or its new name</source>
        <translation>Verzeichnis dieses Computers, in das es kommt, oder sein neuer Name</translation>
    </message>
    <message>
        <source>Not under DAX: would move blocks that are mapped</source>
        <translation>Nicht unter DAX: würde eingeblendete Blöcke verschieben</translation>
    </message>
    <message>
        <source>Not under DAX: would read blocks that are being stored to</source>
        <translation>Nicht unter DAX: würde Blöcke lesen, in die gerade gespeichert wird</translation>
    </message>
    <message>
        <source>Not under DAX: would move all that is mapped</source>
        <translation>Nicht unter DAX: würde alles Eingeblendete verschieben</translation>
    </message>
    <message>
        <source>{} needs a session</source>
        <translation>{} braucht eine Sitzung</translation>
    </message>
    <message>
        <source>“{}” is not a number</source>
        <translation>„{}“ ist keine Zahl</translation>
    </message>
    <message>
        <source>“{}” is not a mode such as 755</source>
        <translation>„{}“ ist kein Modus wie 755</translation>
    </message>
    <message>
        <source>there is no “{}”; there are: {}</source>
        <translation>es gibt kein „{}“; es gibt: {}</translation>
    </message>
    <message>
        <source>const {} = Image.{}(args[{}] ?? {}</source>
        <translation>const {} = Image.{}(args[{}] ?? {}</translation>
    </message>
    <message>
        <source>Needs the image as it was when this began.</source>
        <translation>Braucht das Image, wie es am Anfang der Aufzeichnung war.</translation>
    </message>
    <message>
        <source>Needs a copy of the image: it is changed.</source>
        <translation>Braucht eine Kopie des Images, denn es wird geändert.</translation>
    </message>
    <message>
        <source>{} of them {} discarded here; a script commits.</source>
        <translation>{} davon {} hier verworfen; ein Skript schreibt fest.</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>Die letzte</translation>
    </message>
    <message>
        <source>The last {}</source>
        <translation>Die letzten {}</translation>
    </message>
    <message>
        <source>const {} = {}</source>
        <translation>const {} = {}</translation>
    </message>
    <message>
        <source>Here the image went back to before this script begins.</source>
        <translation>Hier ging das Image vor den Anfang dieses Skripts zurück.</translation>
    </message>
    <message>
        <source>bytes in memory</source>
        <translation>Bytes im Speicher</translation>
    </message>
    <message>
        <source>not mapped from a device</source>
        <translation>nicht von einem Gerät eingeblendet</translation>
    </message>
    <message>
        <source>the image is not mapped</source>
        <translation>das Image ist nicht eingeblendet</translation>
    </message>
    <message>
        <source>given up by an operation that is not committed: free after the commit</source>
        <translation>von einer Operation aufgegeben, die nicht festgeschrieben ist: frei nach dem Commit</translation>
    </message>
    <message>
        <source>“{}” is not the top of a subvolume or snapshot</source>
        <translation>„{}“ ist nicht das oberste Verzeichnis eines Subvolumes oder Snapshots</translation>
    </message>
    <message>
        <source>comparing what was stored</source>
        <translation>Gespeichertes vergleichen</translation>
    </message>
    <message>
        <source>there is no moment {}; there are {} to {}</source>
        <translation>es gibt keinen Moment {}; es gibt {} bis {}</translation>
    </message>
    <message>
        <source>there is no moment {}: none is kept</source>
        <translation>es gibt keinen Moment {}: Keiner ist aufbewahrt</translation>
    </message>
    <message>
        <source>nothing has changed since the last commit</source>
        <translation>seit dem letzten Commit hat sich nichts geändert</translation>
    </message>
    <message>
        <source>no earlier moment is kept</source>
        <translation>kein früherer Moment ist aufbewahrt</translation>
    </message>
    <message>
        <source>only a scratch image can go forward again</source>
        <translation>nur ein Wegwerf-Image kann wieder nach vorn gehen</translation>
    </message>
    <message>
        <source>nothing was undone, or something has changed since</source>
        <translation>nichts wurde rückgängig gemacht, oder seitdem hat sich etwas geändert</translation>
    </message>
    <message>
        <source>The image is open read-only.</source>
        <translation>Das Image ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Nothing has changed since the last commit.</source>
        <translation>Seit dem letzten Commit hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>What changed is more than the {} that are kept for going back.</source>
        <translation>Geändert hat sich mehr als die {}, die fürs Zurückgehen aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>Es wurde noch nichts getan.</translation>
    </message>
    <message>
        <source>The filesystem is frozen: thaw it first.</source>
        <translation>Das Dateisystem ist eingefroren: Tauen Sie es zuerst auf.</translation>
    </message>
    <message>
        <source>do nothing, and say so</source>
        <translation>nichts tun und es melden</translation>
    </message>
    <message>
        <source>the new one takes its place</source>
        <translation>die neue tritt an ihre Stelle</translation>
    </message>
    <message>
        <source>the new one gets another name</source>
        <translation>die neue bekommt einen anderen Namen</translation>
    </message>
    <message>
        <source>the one that is there stays</source>
        <translation>die vorhandene bleibt</translation>
    </message>
    <message>
        <source>; {} skipped</source>
        <translation>; {} übersprungen</translation>
    </message>
    <message>
        <source>; {} left out</source>
        <translation>; {} weggelassen</translation>
    </message>
    <message>
        <source>; what was done before stays: {}</source>
        <translation>; was vorher getan wurde, bleibt: {}</translation>
    </message>
    <message>
        <source>extent item of {}</source>
        <translation>Extent-Item von {}</translation>
    </message>
    <message>
        <source>the back references of tree block {} lead in a circle</source>
        <translation>die Backrefs von Baumblock {} führen im Kreis</translation>
    </message>
    <message>
        <source>the extent tree does not know tree block {}</source>
        <translation>der Extent-Baum kennt Baumblock {} nicht</translation>
    </message>
    <message>
        <source>the extent at {} has more than {} owners</source>
        <translation>der Extent bei {} hat mehr als {} Besitzer</translation>
    </message>
    <message>
        <source>the checksum item does not hold whole checksums</source>
        <translation>das Prüfsummen-Item enthält keine ganzen Prüfsummen</translation>
    </message>
    <message>
        <source>the checksum item does not start at a sector</source>
        <translation>das Prüfsummen-Item beginnt nicht an einem Sektor</translation>
    </message>
    <message>
        <source>the data do not match their checksum ({} stored, {} computed)</source>
        <translation>die Daten passen nicht zu ihrer Prüfsumme (abgelegt {}, berechnet {})</translation>
    </message>
    <message>
        <source>the chunk item is too short for its stripes</source>
        <translation>das Chunk-Item ist zu kurz für seine Stripes</translation>
    </message>
    <message>
        <source>a length of {} bytes is not possible</source>
        <translation>eine Länge von {} Byte ist nicht möglich</translation>
    </message>
    <message>
        <source>stripe {} cannot start at device byte {}</source>
        <translation>Stripe {} kann nicht bei Gerätebyte {} beginnen</translation>
    </message>
    <message>
        <source>it overlaps another chunk</source>
        <translation>er überlappt einen anderen Chunk</translation>
    </message>
    <message>
        <source>chunks {} and {} lie on the same bytes of the device (from {})</source>
        <translation>Chunks {} und {} liegen auf denselben Bytes des Geräts (ab {})</translation>
    </message>
    <message>
        <source>the extent tree does not know the extent at logical address {}</source>
        <translation>der Extent-Baum kennt den Extent bei logischer Adresse {} nicht</translation>
    </message>
    <message>
        <source>the extent at logical address {} would be held {} times by one {}</source>
        <translation>der Extent bei logischer Adresse {} würde {}-mal von einem {} gehalten</translation>
    </message>
    <message>
        <source>the reference is damaged</source>
        <translation>die Referenz ist beschädigt</translation>
    </message>
    <message>
        <source>the reference exists</source>
        <translation>die Referenz gibt es schon</translation>
    </message>
    <message>
        <source>the extent at logical address {} is counted free, but {} still holds it</source>
        <translation>der Extent bei logischer Adresse {} ist als frei gezählt, aber {} hält ihn noch</translation>
    </message>
    <message>
        <source>logical addresses {} to {} were taken for free, and the extent tree has an extent there</source>
        <translation>die logischen Adressen {} bis {} galten als frei, und der Extent-Baum hat dort einen Extent</translation>
    </message>
    <message>
        <source>the extent item has only {} bytes</source>
        <translation>das Extent-Item hat nur {} Byte</translation>
    </message>
    <message>
        <source>a tree block of level {} is not possible</source>
        <translation>ein Baumblock der Ebene {} ist nicht möglich</translation>
    </message>
    <message>
        <source>the extent item of a tree block ends before its level</source>
        <translation>das Extent-Item eines Baumblocks endet vor seiner Ebene</translation>
    </message>
    <message>
        <source>an extent of {} bytes is not possible</source>
        <translation>ein Extent von {} Byte ist nicht möglich</translation>
    </message>
    <message>
        <source>inline reference type {} is unknown</source>
        <translation>der Typ {} einer Inline-Referenz ist unbekannt</translation>
    </message>
    <message>
        <source>the inline {} is cut short</source>
        <translation>Inline-{} ist abgeschnitten</translation>
    </message>
    <message>
        <source>{} bytes at {} do not lie in block group {}</source>
        <translation>{} Byte bei {} liegen nicht in Blockgruppe {}</translation>
    </message>
    <message>
        <source>{} bytes at {} are free already (in part)</source>
        <translation>{} Byte bei {} sind schon frei (zum Teil)</translation>
    </message>
    <message>
        <source>{} bytes at {} are not free (or not all)</source>
        <translation>{} Byte bei {} sind nicht frei (oder nicht alle)</translation>
    </message>
    <message>
        <source>free space that is not inside block group {}, {} bytes</source>
        <translation>freier Platz außerhalb von Blockgruppe {} mit {} Byte</translation>
    </message>
    <message>
        <source>free space that is not made of whole sectors</source>
        <translation>freier Platz, der nicht aus ganzen Sektoren besteht</translation>
    </message>
    <message>
        <source>free space of {} bytes with {} bytes of bitmap, not {}</source>
        <translation>freier Platz von {} Byte mit {} Byte Bitmap, nicht {}</translation>
    </message>
    <message>
        <source>the free-space tree does not know block group {}, {} bytes</source>
        <translation>der Freispeicherbaum kennt Blockgruppe {} mit {} Byte nicht</translation>
    </message>
    <message>
        <source>the free-space info item is too short</source>
        <translation>das Free-Space-Info-Item ist zu kurz</translation>
    </message>
    <message>
        <source>the free-space info has flags that are not known: {}</source>
        <translation>die Free-Space-Info hat unbekannte Flags: {}</translation>
    </message>
    <message>
        <source>an item that does not belong among the free {} of block group {}</source>
        <translation>ein Item, das nicht zu den freien {} von Blockgruppe {} gehört</translation>
    </message>
    <message>
        <source>free space that overlaps the item before it</source>
        <translation>freier Platz, der das Item davor überlappt</translation>
    </message>
    <message>
        <source>no bitmap for the bytes from {} on</source>
        <translation>keine Bitmap für die Bytes ab {}</translation>
    </message>
    <message>
        <source>free space that goes on from the item before it</source>
        <translation>freier Platz, der das Item davor fortsetzt</translation>
    </message>
    <message>
        <source>{} free extents are counted, and there are {}</source>
        <translation>{} freie Extents sind gezählt, es gibt {}</translation>
    </message>
    <message>
        <source>{} bytes at {} are not whole sectors of block group {}</source>
        <translation>{} Byte bei {} sind keine ganzen Sektoren von Blockgruppe {}</translation>
    </message>
    <message>
        <source>the free-space tree counts no free extents in block group {}, and has one</source>
        <translation>der Freispeicherbaum zählt keine freien Extents in Blockgruppe {}, und er hat einen</translation>
    </message>
    <message>
        <source>this item does not belong among free extents</source>
        <translation>dieses Item gehört nicht zu den freien Extents</translation>
    </message>
    <message>
        <source>{} bytes at {} are not free (or not all), says the free-space tree</source>
        <translation>{} Byte bei {} sind nicht frei (oder nicht alle), sagt der Freispeicherbaum</translation>
    </message>
    <message>
        <source>the free-space tree has no bitmap for the bytes from {} on</source>
        <translation>der Freispeicherbaum hat keine Bitmap für die Bytes ab {}</translation>
    </message>
    <message>
        <source>the sector at {} {} free, says the free-space tree</source>
        <translation>der Sektor bei {} {} frei, sagt der Freispeicherbaum</translation>
    </message>
    <message>
        <source>is already</source>
        <translation>ist schon</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>ist nicht</translation>
    </message>
    <message>
        <source>block group {} is new, and the free-space tree has items there</source>
        <translation>Blockgruppe {} ist neu, und der Freispeicherbaum hat dort Items</translation>
    </message>
    <message>
        <source>{} is too small for an image; the smallest is {}</source>
        <translation>{} ist zu klein für ein Image; das kleinste ist {}</translation>
    </message>
    <message>
        <source>a node size of {} is not possible; 4K, 8K, 16K, 32K and 64K are</source>
        <translation>eine Knotengröße von {} ist nicht möglich; möglich sind 4K, 8K, 16K, 32K und 64K</translation>
    </message>
    <message>
        <source>the label has {} bytes; {} is the most</source>
        <translation>das Label hat {} Byte; höchstens {} sind möglich</translation>
    </message>
    <message>
        <source>a label must not hold line feeds or zero bytes</source>
        <translation>ein Label darf keine Zeilenumbrüche und Nullbytes enthalten</translation>
    </message>
    <message>
        <source>it is a dump by btrfs-image, not an image; restore it first: btrfs-image -r DUMP IMAGE</source>
        <translation>es ist ein Dump von btrfs-image, kein Image; stellen Sie es zuerst wieder her: btrfs-image -r DUMP IMAGE</translation>
    </message>
    <message>
        <source>it is a send stream, not an image; apply it with: btrfs receive MOUNTPOINT &lt; STREAM</source>
        <translation>es ist ein Send-Stream, kein Image; wenden Sie ihn an: btrfs receive MOUNTPOINT &lt; STREAM</translation>
    </message>
    <message>
        <source>it is a qcow2 disk; convert it first: qemu-img convert -O raw DISK IMAGE</source>
        <translation>es ist ein qcow2-Datenträger; wandeln Sie ihn zuerst um: qemu-img convert -O raw DISK IMAGE</translation>
    </message>
    <message>
        <source>it is compressed with zstd; unpack it first: zstd -d FILE</source>
        <translation>es ist mit zstd komprimiert; entpacken Sie es zuerst: zstd -d FILE</translation>
    </message>
    <message>
        <source>it is compressed with xz; unpack it first: xz -d FILE</source>
        <translation>es ist mit xz komprimiert; entpacken Sie es zuerst: xz -d FILE</translation>
    </message>
    <message>
        <source>it is compressed with gzip; unpack it first: gzip -d FILE</source>
        <translation>es ist mit gzip komprimiert; entpacken Sie es zuerst: gzip -d FILE</translation>
    </message>
    <message>
        <source>it holds an XFS filesystem; Daxscope opens btrfs</source>
        <translation>es enthält ein XFS-Dateisystem; Daxscope öffnet btrfs</translation>
    </message>
    <message>
        <source>it holds an ext2, ext3 or ext4 filesystem; Daxscope opens btrfs</source>
        <translation>es enthält ein ext2-, ext3- oder ext4-Dateisystem; Daxscope öffnet btrfs</translation>
    </message>
    <message>
        <source>it holds a squashfs filesystem; Daxscope opens btrfs</source>
        <translation>es enthält ein squashfs-Dateisystem; Daxscope öffnet btrfs</translation>
    </message>
    <message>
        <source>it holds a bcachefs filesystem; Daxscope opens btrfs</source>
        <translation>es enthält ein bcachefs-Dateisystem; Daxscope öffnet btrfs</translation>
    </message>
    <message>
        <source>it is an encrypted LUKS volume; open it with cryptsetup first</source>
        <translation>es ist ein verschlüsselter LUKS-Datenträger; öffnen Sie ihn zuerst mit cryptsetup</translation>
    </message>
    <message>
        <source>it is a whole disk with a partition table; open one of its partitions instead</source>
        <translation>es ist ein ganzer Datenträger mit Partitionstabelle; öffnen Sie stattdessen eine seiner Partitionen</translation>
    </message>
    <message>
        <source>its first MiB is empty; make a filesystem in it first, for example with mkfs.btrfs</source>
        <translation>sein erstes MiB ist leer; legen Sie zuerst ein Dateisystem darin an, etwa mit mkfs.btrfs</translation>
    </message>
    <message>
        <source>there is no btrfs superblock at 64 KiB nor at its mirrors</source>
        <translation>weder bei 64 KiB noch bei den Spiegeln ist ein btrfs-Superblock</translation>
    </message>
    <message>
        <source>the extent reaches out of its chunk</source>
        <translation>der Extent ragt aus seinem Chunk heraus</translation>
    </message>
    <message>
        <source>the extent overlaps the one before it</source>
        <translation>der Extent überlappt den davor</translation>
    </message>
    <message>
        <source>following every subvolume down its tree</source>
        <translation>Bäume aller Subvolumes verfolgen</translation>
    </message>
    <message>
        <source>tree block {} item {}: inode {} points to {} bytes at {}, where the extent tree has no such extent</source>
        <translation>Baumblock {} Item {}: Inode {} zeigt auf {} Byte bei {}, wo der Extent-Baum keinen solchen Extent hat</translation>
    </message>
    <message>
        <source>counting owners</source>
        <translation>Besitzer zählen</translation>
    </message>
    <message>
        <source>chunk {} has no block group item</source>
        <translation>Chunk {} hat kein Blockgruppen-Item</translation>
    </message>
    <message>
        <source>too many different combinations of subvolumes share tree blocks</source>
        <translation>zu viele verschiedene Kombinationen von Subvolumes teilen Baumblöcke</translation>
    </message>
    <message>
        <source>the extent overlaps another or leaves its block group</source>
        <translation>der Extent überlappt einen anderen oder verlässt seine Blockgruppe</translation>
    </message>
    <message>
        <source>the chunk at logical address {} has no block group, or one that is not on this device</source>
        <translation>der Chunk bei logischer Adresse {} hat keine Blockgruppe oder eine, die nicht auf diesem Gerät ist</translation>
    </message>
    <message>
        <source>block group {} is for {}, its chunk for {}</source>
        <translation>Blockgruppe {} ist für {}, ihr Chunk für {}</translation>
    </message>
    <message>
        <source>block group {} says that {} bytes are used, but {} of {} are free</source>
        <translation>laut Blockgruppe {} sind {} Byte belegt, aber {} von {} sind frei</translation>
    </message>
    <message>
        <source>the image can only be read: {}</source>
        <translation>das Image kann nur gelesen werden: {}</translation>
    </message>
    <message>
        <source>there is no {}</source>
        <translation>„{}“ gibt es nicht</translation>
    </message>
    <message>
        <source>cancelled at an event; what it had done was taken back</source>
        <translation>bei einem Ereignis abgebrochen; was schon getan war, wurde zurückgenommen</translation>
    </message>
    <message>
        <source>there is no space for another tree block of {} bytes</source>
        <translation>es ist kein Platz für einen weiteren Baumblock von {} Byte</translation>
    </message>
    <message>
        <source>there is no space for {} more bytes of data</source>
        <translation>es ist kein Platz für {} weitere Byte Daten</translation>
    </message>
    <message>
        <source>the space that was freed comes free with the next commit</source>
        <translation>der freigegebene Platz wird mit dem nächsten Commit frei</translation>
    </message>
    <message>
        <source>a commit failed: open the image again</source>
        <translation>ein Commit ist fehlgeschlagen: Öffnen Sie das Image neu</translation>
    </message>
    <message>
        <source>the device has no room for another chunk ({})</source>
        <translation>das Gerät hat keinen Platz für einen weiteren Chunk ({})</translation>
    </message>
    <message>
        <source>an earlier commit failed: open the image again</source>
        <translation>ein früherer Commit ist fehlgeschlagen: Öffnen Sie das Image neu</translation>
    </message>
    <message>
        <source>logical address {} lies in no block group</source>
        <translation>logische Adresse {} liegt in keiner Blockgruppe</translation>
    </message>
    <message>
        <source>logical address {} lies in no block group that could hold it</source>
        <translation>logische Adresse {} liegt in keiner Blockgruppe, die sie aufnehmen könnte</translation>
    </message>
    <message>
        <source>the root item of tree {} is gone</source>
        <translation>das Root-Item von Baum {} ist weg</translation>
    </message>
    <message>
        <source>its pointer {} leads back</source>
        <translation>sein Zeiger {} führt zurück</translation>
    </message>
    <message>
        <source>the removal of the {} stands at level {} of {}</source>
        <translation>das Entfernen von „{}“ steht auf Ebene {} von {}</translation>
    </message>
    <message>
        <source>nobody holds tree block {}, although {} uses it</source>
        <translation>niemand hält Baumblock {}, obwohl „{}“ ihn benutzt</translation>
    </message>
    <message>
        <source>the image has {} bytes, but the filesystem needs {}: its end is missing</source>
        <translation>das Image hat {} Byte, aber das Dateisystem braucht {}: Sein Ende fehlt</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>sein Ende fehlt</translation>
    </message>
    <message>
        <source>the chunk tree is damaged: {}. Nothing can be found that lies in the chunks which it does not name any more</source>
        <translation>der Chunk-Baum ist beschädigt: {}. Nichts ist zu finden, was in den Chunks liegt, die er nicht mehr nennt</translation>
    </message>
    <message>
        <source>the chunk tree is damaged</source>
        <translation>der Chunk-Baum ist beschädigt</translation>
    </message>
    <message>
        <source>this is not a btrfs image any more: {} (an old btrfs superblock is left at device byte {})</source>
        <translation>dies ist kein btrfs-Image mehr: {} (ein alter btrfs-Superblock ist bei Gerätebyte {} übrig)</translation>
    </message>
    <message>
        <source>the primary superblock {} ({}); its mirror at {} with generation {} is used</source>
        <translation>der primäre Superblock {} ({}); benutzt wird sein Spiegel bei {} mit Generation {}</translation>
    </message>
    <message>
        <source>is wiped</source>
        <translation>ist gelöscht</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>ist beschädigt</translation>
    </message>
    <message>
        <source>the primary superblock is wiped</source>
        <translation>der primäre Superblock ist gelöscht</translation>
    </message>
    <message>
        <source>this is not a btrfs image: {}</source>
        <translation>dies ist kein btrfs-Image: {}</translation>
    </message>
    <message>
        <source>the system chunk array of the superblock is damaged</source>
        <translation>das System-Chunk-Array des Superblocks ist beschädigt</translation>
    </message>
    <message>
        <source>the system chunk array of the superblock ends inside a chunk</source>
        <translation>das System-Chunk-Array des Superblocks endet mitten in einem Chunk</translation>
    </message>
    <message>
        <source>chunk {} has the profile “{}”, which Daxscope does not read on a single device</source>
        <translation>Chunk {} hat das Profil „{}“, das Daxscope auf einem einzelnen Gerät nicht liest</translation>
    </message>
    <message>
        <source>quotas are enabled, and Daxscope does not keep their counts</source>
        <translation>Quotas sind eingeschaltet, und Daxscope führt ihre Zähler nicht</translation>
    </message>
    <message>
        <source>there is more damage than is listed here</source>
        <translation>es gibt mehr Schäden, als hier aufgeführt sind</translation>
    </message>
    <message>
        <source>logical address {} lies in no chunk</source>
        <translation>logische Adresse {} liegt in keinem Chunk</translation>
    </message>
    <message>
        <source>chunk {} ({}) has no copy {} that can be read</source>
        <translation>Chunk {} ({}) hat keine Kopie {}, die lesbar ist</translation>
    </message>
    <message>
        <source>{} bytes at logical address {} reach beyond the end of chunk {}</source>
        <translation>{} Byte bei logischer Adresse {} reichen über das Ende von Chunk {} hinaus</translation>
    </message>
    <message>
        <source>device byte {} is poisoned: it cannot be read until it is written</source>
        <translation>Gerätebyte {} ist vergiftet: nicht lesbar, bis es geschrieben wird</translation>
    </message>
    <message>
        <source>the item is about an address that no chunk has</source>
        <translation>das Item betrifft eine Adresse, die kein Chunk hat</translation>
    </message>
    <message>
        <source>the root of the {} is a block of the {}</source>
        <translation>die Wurzel von „{}“ ist ein Block von „{}“</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>no image is open</source>
        <translation>kein Image geöffnet</translation>
    </message>
    <message>
        <source>no lesson is open</source>
        <translation>keine Lektion geöffnet</translation>
    </message>
    <message>
        <source>the script was stopped</source>
        <translation>das Skript wurde abgebrochen</translation>
    </message>
    <message>
        <source>the image is still being read</source>
        <translation>das Image wird noch gelesen</translation>
    </message>
    <message>
        <source>this is the image that is open; choose another name</source>
        <translation>dies ist das geöffnete Image; wählen Sie einen anderen Namen</translation>
    </message>
    <message>
        <source>{}</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>an earlier moment is looked at, and nothing can be changed there: go back to now, or restart from there, first</source>
        <translation>gezeigt wird ein früherer Moment, dort lässt sich nichts ändern: Gehen Sie erst zurück zum Jetzt, oder beginnen Sie von dort neu</translation>
    </message>
    <message>
        <source>it is accepted {}</source>
        <translation>er wird angenommen {}</translation>
    </message>
    <message>
        <source>it is not accepted after its act: {}</source>
        <translation>er wird nach seinem act() nicht angenommen: {}</translation>
    </message>
    <message>
        <source>the scenario keeps no value “{}” for the text</source>
        <translation>das Szenario hält für den Text keinen Wert „{}“ bereit</translation>
    </message>
    <message>
        <source>the image is not sound at the end: {}</source>
        <translation>das Image ist am Ende nicht in Ordnung: {}</translation>
    </message>
    <message>
        <source>the scenario cannot be read: {}</source>
        <translation>das Szenario ist nicht lesbar: {}</translation>
    </message>
    <message>
        <source>it does not call lesson({prepare(image, state) {}, steps: {}})</source>
        <translation>es ruft lesson({prepare(image, state) {}, steps: {}}) nicht auf</translation>
    </message>
    <message>
        <source>the scenario&apos;s step “{}” has no {}(image, state)</source>
        <translation>der Schritt „{}“ des Szenarios hat kein {}(image, state)</translation>
    </message>
    <message>
        <source>the exercise has no prepare(image)</source>
        <translation>die Übung hat kein prepare(image)</translation>
    </message>
    <message>
        <source>the scenario&apos;s exercise does not judge “{}”</source>
        <translation>die Übung des Szenarios bewertet „{}“ nicht</translation>
    </message>
    <message>
        <source>the lesson&apos;s text has no “{}”</source>
        <translation>im Text der Lektion fehlt „{}“</translation>
    </message>
    <message>
        <source>a lesson&apos;s image has 1 GiB at most</source>
        <translation>das Image einer Lektion hat höchstens 1 GiB</translation>
    </message>
    <message>
        <source>emulate is “byte” or “cacheline”</source>
        <translation>emulate ist „byte“ oder „cacheline“</translation>
    </message>
    <message>
        <source>the check of “{}” says neither true nor what is missing</source>
        <translation>die Prüfung von „{}“ sagt weder true, noch was fehlt</translation>
    </message>
    <message>
        <source>the bundled sample is damaged: {}</source>
        <translation>das mitgelieferte Beispiel ist beschädigt: {}</translation>
    </message>
    <message>
        <source>the bundled sample is cut short</source>
        <translation>das mitgelieferte Beispiel ist abgeschnitten</translation>
    </message>
    <message>
        <source>this build has no bundled sample</source>
        <translation>dieses Daxscope wurde ohne Beispiel gebaut</translation>
    </message>
    <message>
        <source>the folder {} cannot be made</source>
        <translation>der Ordner {} lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>the image ends too early</source>
        <translation>das Image endet zu früh</translation>
    </message>
    <message>
        <source>there is no place for a scratch image of {}: neither in memory nor on disk</source>
        <translation>es ist kein Platz für ein Wegwerf-Image von {}: weder im Speicher noch auf dem Datenträger</translation>
    </message>
    <message>
        <source>the script was stopped: it may take {} seconds</source>
        <translation>das Skript wurde abgebrochen: Es darf {} Sekunden dauern</translation>
    </message>
    <message>
        <source>an image needs a path</source>
        <translation>ein Image braucht einen Pfad</translation>
    </message>
    <message>
        <source>“{}” is not in the folder of the exercise: nothing else may be opened</source>
        <translation>„{}“ liegt nicht im Ordner der Übung: Anderes darf nicht geöffnet werden</translation>
    </message>
    <message>
        <source>a device is not mapped without its filesystem here</source>
        <translation>ein Gerät wird hier nicht ohne sein Dateisystem eingeblendet</translation>
    </message>
    <message>
        <source>the script has left no image open, and moments go when it is closed</source>
        <translation>das Skript hat kein Image offen gelassen, und beim Schließen gehen die Momente verloren</translation>
    </message>
    <message>
        <source>“{}” is the image in the window, and something was done to it already: go on with img, or begin with a new scratch image</source>
        <translation>„{}“ ist das Image im Fenster, und damit wurde schon etwas getan: Machen Sie mit img weiter, oder beginnen Sie mit einem neuen Wegwerf-Image</translation>
    </message>
    <message>
        <source>metadata is “single” or “dup”</source>
        <translation>metadata ist „single“ oder „dup“</translation>
    </message>
    <message>
        <source>{} is {}, not a whole number from 0 to 2^53 − 1</source>
        <translation>{} ist {}, keine ganze Zahl von 0 bis 2^53 − 1</translation>
    </message>
    <message>
        <source>{} has {} bytes; 1 GiB is the most at once</source>
        <translation>{} hat {} Byte; höchstens 1 GiB auf einmal ist möglich</translation>
    </message>
    <message>
        <source>{}[{}] is {}, not a byte</source>
        <translation>{}[{}] ist {}, kein Byte</translation>
    </message>
    <message>
        <source>{} must be a text</source>
        <translation>{} muss ein Text sein</translation>
    </message>
    <message>
        <source>{} is too large</source>
        <translation>{} ist zu groß</translation>
    </message>
    <message>
        <source>{} must be true or false</source>
        <translation>{} muss true oder false sein</translation>
    </message>
    <message>
        <source>a pattern needs at least one byte, and a length up to 1 GiB</source>
        <translation>ein Muster braucht mindestens ein Byte und eine Länge bis 1 GiB</translation>
    </message>
    <message>
        <source>{} is neither text, bytes nor {{}}</source>
        <translation>{} ist weder Text noch Bytes noch {{}}</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}: {}</translation>
    </message>
    <message>
        <source>there is no moment “{}”; img.moments() lists them</source>
        <translation>es gibt keinen Moment „{}“; img.moments() listet sie auf</translation>
    </message>
    <message>
        <source>a lesson&apos;s image stays open</source>
        <translation>das Image einer Lektion bleibt offen</translation>
    </message>
    <message>
        <source>at most 1 GiB can be read at once</source>
        <translation>höchstens 1 GiB kann auf einmal gelesen werden</translation>
    </message>
    <message>
        <source>nobody follows what is durable: call watchPower() before</source>
        <translation>niemand verfolgt, was dauerhaft ist: Rufen Sie vorher watchPower() auf</translation>
    </message>
    <message>
        <source>{} is not allowed here: it reaches files of this computer</source>
        <translation>{} ist hier nicht erlaubt: Es erreicht Dateien dieses Computers</translation>
    </message>
    <message>
        <source>{}.view is not a view of an open image</source>
        <translation>{}.view ist kein Mapping eines offenen Images</translation>
    </message>
    <message>
        <source>{} takes {} arguments, not {}</source>
        <translation>{} nimmt {} Argumente, nicht {}</translation>
    </message>
    <message>
        <source>{} has no option “{}”</source>
        <translation>{} hat keine Option „{}“</translation>
    </message>
    <message>
        <source>the image is closed</source>
        <translation>das Image ist geschlossen</translation>
    </message>
    <message>
        <source>the image is open read-only: a loss of power changes nothing</source>
        <translation>das Image ist nur zum Lesen geöffnet: Ein Stromausfall ändert nichts</translation>
    </message>
    <message>
        <source>{} is not there yet</source>
        <translation>{} gibt es noch nicht</translation>
    </message>
    <message>
        <source>the device is closed</source>
        <translation>das Gerät ist geschlossen</translation>
    </message>
    <message>
        <source>there is nothing to write</source>
        <translation>es gibt nichts zu schreiben</translation>
    </message>
    <message>
        <source>at most {} at once</source>
        <translation>höchstens {} auf einmal</translation>
    </message>
    <message>
        <source>the scale {} is not between 0.25 and 8</source>
        <translation>die Skalierung {} liegt nicht zwischen 0,25 und 8</translation>
    </message>
    <message>
        <source>a picture of {} × {} pixels is not between {} and {} a side</source>
        <translation>ein Bild von {} × {} Pixeln geht nicht: {} bis {} pro Seite sind möglich</translation>
    </message>
    <message>
        <source>a picture of {} × {} pixels is more than {} million in all</source>
        <translation>ein Bild von {} × {} Pixeln hat insgesamt mehr als {} Millionen</translation>
    </message>
    <message>
        <source>there is not enough memory for a picture of {} × {} pixels</source>
        <translation>der Speicher reicht nicht für ein Bild von {} × {} Pixeln</translation>
    </message>
    <message>
        <source>the picture could not be encoded as PNG</source>
        <translation>das Bild ließ sich nicht als PNG kodieren</translation>
    </message>
    <message>
        <source>the SVG could not be started</source>
        <translation>das SVG ließ sich nicht beginnen</translation>
    </message>
    <message>
        <source>“{}” does not end in .{}</source>
        <translation>„{}“ endet nicht auf .{}</translation>
    </message>
    <message>
        <source>this page of the handbook cannot be read</source>
        <translation>diese Seite des Handbuchs ist nicht lesbar</translation>
    </message>
    <message>
        <source>this is not JSON: {} at byte {}</source>
        <translation>dies ist kein JSON: {} bei Byte {}</translation>
    </message>
    <message>
        <source>the lesson cannot be read: {}</source>
        <translation>die Lektion ist nicht lesbar: {}</translation>
    </message>
    <message>
        <source>this is needed</source>
        <translation>darf nicht leer sein</translation>
    </message>
    <message>
        <source>a path inside the image begins with /</source>
        <translation>ein Pfad im Image beginnt mit /</translation>
    </message>
    <message>
        <source>a name has to follow the last /</source>
        <translation>nach dem letzten / muss ein Name folgen</translation>
    </message>
    <message>
        <source>the view device needs an image</source>
        <translation>die Ansicht device braucht ein Image</translation>
    </message>
    <message>
        <source>the view file-extents needs a file of the image</source>
        <translation>die Ansicht file-extents braucht eine Datei des Images</translation>
    </message>
    <message>
        <source>there is no view “{}”; there are {}</source>
        <translation>es gibt keine Ansicht „{}“; es gibt {}</translation>
    </message>
    <message>
        <source>the view {} needs an opened image</source>
        <translation>die Ansicht {} braucht ein geöffnetes Image</translation>
    </message>
    <message>
        <source>the view sharing needs an opened image</source>
        <translation>die Ansicht sharing braucht ein geöffnetes Image</translation>
    </message>
    <message>
        <source>the view trees needs an opened image</source>
        <translation>die Ansicht trees braucht ein geöffnetes Image</translation>
    </message>
    <message>
        <source>the view comparison needs an opened image</source>
        <translation>die Ansicht comparison braucht ein geöffnetes Image</translation>
    </message>
    <message>
        <source>the view comparison needs two subvolumes: --from and --to</source>
        <translation>die Ansicht comparison braucht zwei Subvolumes: --from und --to</translation>
    </message>
    <message>
        <source>open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>superblock</source>
        <translation>Superblock</translation>
    </message>
    <message>
        <source>tree-block</source>
        <translation>Baumblock</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>Kopie</translation>
    </message>
    <message>
        <source>item</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>Referenz</translation>
    </message>
    <message>
        <source>unaccounted</source>
        <translation>Nicht verbucht</translation>
    </message>
    <message>
        <source>space</source>
        <translation>Platz</translation>
    </message>
    <message>
        <source>free-space</source>
        <translation>Freier Platz</translation>
    </message>
    <message>
        <source>subvolume</source>
        <translation>Subvolume</translation>
    </message>
    <message>
        <source>inode</source>
        <translation>Inode</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>file-extent</source>
        <translation>Extent einer Datei</translation>
    </message>
    <message>
        <source>checksum</source>
        <translation>Prüfsumme</translation>
    </message>
    <message>
        <source>data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>view</source>
        <translation>Mapping</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>Offset</translation>
    </message>
    <message>
        <source>length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Pfad</translation>
    </message>
    <message>
        <source>process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>around</source>
        <translation>Umkreis</translation>
    </message>
    <message>
        <source>private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>Sync</translation>
    </message>
    <message>
        <source>byte</source>
        <translation>Byte</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>Pro Sekunde</translation>
    </message>
    <message>
        <source>on</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>Moment</translation>
    </message>
    <message>
        <source>keep size</source>
        <translation>Größe behalten</translation>
    </message>
    <message>
        <source>existing</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>source offset</source>
        <translation>Quell-Offset</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>target offset</source>
        <translation>Ziel-Offset</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>Nur lesbar</translation>
    </message>
    <message>
        <source>off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>recursive</source>
        <translation>Rekursiv</translation>
    </message>
    <message>
        <source>from</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>no replace</source>
        <translation>Nicht ersetzen</translation>
    </message>
    <message>
        <source>exchange</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>uid</source>
        <translation>UID</translation>
    </message>
    <message>
        <source>gid</source>
        <translation>GID</translation>
    </message>
    <message>
        <source>accessed</source>
        <translation>Zugriff</translation>
    </message>
    <message>
        <source>modified</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>kopiert</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>hält</translation>
    </message>
    <message>
        <source>wants</source>
        <translation>will</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
    <message>
        <source>others</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>emulated</source>
        <translation>emuliert</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>fcntl</source>
        <translation>fcntl</translation>
    </message>
    <message>
        <source>and fcntl</source>
        <translation>und fcntl</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>Schreiben von</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>Lesen von</translation>
    </message>
    <message>
        <source>store</source>
        <translation>Store</translation>
    </message>
    <message>
        <source>load</source>
        <translation>Load</translation>
    </message>
    <message>
        <source>leaf</source>
        <translation>Blatt</translation>
    </message>
    <message>
        <source>node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>create</source>
        <translation>create</translation>
    </message>
    <message>
        <source>was</source>
        <translation>wurde</translation>
    </message>
    <message>
        <source>were</source>
        <translation>wurden</translation>
    </message>
    <message>
        <source>true</source>
        <translation>true</translation>
    </message>
    <message>
        <source>false</source>
        <translation>false</translation>
    </message>
    <message>
        <source>file</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>Verzeichnis</translation>
    </message>
    <message>
        <source>directories</source>
        <translation>Verzeichnisse</translation>
    </message>
    <message>
        <source>bitmaps</source>
        <translation>Bitmaps</translation>
    </message>
    <message>
        <source>extents</source>
        <translation>Extents</translation>
    </message>
    <message>
        <source>page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>before anything was done</source>
        <translation>bevor etwas getan wurde</translation>
    </message>
    <message>
        <source>after what is wrong</source>
        <translation>nach dem falschen Schritt</translation>
    </message>
    <message>
        <source>image</source>
        <translation>Image</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>fsid</source>
        <translation>FSID</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>Generation</translation>
    </message>
    <message>
        <source>used</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>subvolumes</source>
        <translation>Subvolumes</translation>
    </message>
    <message>
        <source>granularity</source>
        <translation>Granularität</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(keins)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>a regular file on {}</source>
        <translation>reguläre Datei auf {}</translation>
    </message>
    <message>
        <source>a file on an fsdax mount ({})</source>
        <translation>Datei auf einem fsdax-Mount ({})</translation>
    </message>
    <message>
        <source>copied {} bytes</source>
        <translation>{} Bytes kopiert</translation>
    </message>
    <message>
        <source>{}, {} bytes</source>
        <translation>{}, {} Bytes</translation>
    </message>
    <message>
        <source>{}, {} of {} holders</source>
        <translation>{}, {} von {} Haltern</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>permissions of the new directory</source>
        <translation>Zugriffsrechte des neuen Verzeichnisses</translation>
    </message>
    <message>
        <source>permissions of the new file</source>
        <translation>Zugriffsrechte der neuen Datei</translation>
    </message>
    <message>
        <source>number of the owner</source>
        <translation>Nummer des Eigentümers</translation>
    </message>
    <message>
        <source>number of the group</source>
        <translation>Nummer der Gruppe</translation>
    </message>
    <message>
        <source>the view mappings needs an opened image</source>
        <translation>die Ansicht mappings braucht ein geöffnetes Image</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>Vorgang nicht erlaubt</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Verzeichnis nicht gefunden</translation>
    </message>
    <message>
        <source>Interrupted system call</source>
        <translation>Systemaufruf unterbrochen</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>Gerät oder Adresse nicht vorhanden</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>Quelle vorübergehend nicht verfügbar</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>Kein Arbeitsspeicher mehr verfügbar</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>Keine Berechtigung</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>Gerät oder Quelle belegt</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>Datei existiert bereits</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>Link über Gerätegrenzen hinweg nicht möglich</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>Gerät nicht gefunden</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>Kein Verzeichnis</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>Ist ein Verzeichnis</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>Ungültiges Argument</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>Zu viele offene Dateien im System</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>Zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Inappropriate ioctl for device</source>
        <translation>Für dieses Gerät nicht möglich</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>Das Programm wird gerade ausgeführt</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>Datei zu groß</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>Kein Platz mehr auf dem Gerät</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>Nur lesbares Dateisystem</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>Gebrochene Pipe</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>Dateiname zu lang</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>Verzeichnis nicht leer</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>Zu viele symbolische Links</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>Vorgang nicht unterstützt</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>Plattenplatzbegrenzung überschritten</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>Veraltete Dateireferenz</translation>
    </message>
    <message>
        <source>allocated; the extent tree is just being told of it</source>
        <translation>alloziert; der Extent-Baum erfährt es gerade erst</translation>
    </message>
    <message>
        <source>the engine is at work for another thread</source>
        <translation>die Engine arbeitet gerade für einen anderen Thread</translation>
    </message>
    <message>
        <source>moment {} went for want of room</source>
        <translation>Moment {} fiel weg, weil der Platz nicht reichte</translation>
    </message>
</context>
</TS>
