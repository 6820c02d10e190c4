<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>daxscope::app::HandbookCommands</name>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>, `%1`</source>
        <translation>、`%1`</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Each is one operation, committed when it ends.</source>
        <translation>每个命令是一个操作，结束时提交。</translation>
    </message>
    <message>
        <source>The other commands</source>
        <translation>其他命令</translation>
    </message>
</context>
<context>
    <name>daxscope::app::HandbookFormat</name>
    <message>
        <source>Offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>logical address</source>
        <translation>逻辑地址</translation>
    </message>
    <message>
        <source>flags, and in the last byte the revision of back references</source>
        <translation>标志，最后一个字节为反向引用的版本</translation>
    </message>
    <message>
        <source>number of items or pointers</source>
        <translation>条目或指针的数量</translation>
    </message>
    <message>
        <source>object number</source>
        <translation>对象编号</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>offset of its data</source>
        <translation>其数据的偏移</translation>
    </message>
    <message>
        <source>bytes of its data</source>
        <translation>其数据的字节数</translation>
    </message>
    <message>
        <source>first key below</source>
        <translation>其下的第一个键</translation>
    </message>
    <message>
        <source>logical address of the block</source>
        <translation>块的逻辑地址</translation>
    </message>
    <message>
        <source>its generation</source>
        <translation>块的代</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特性</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>Word</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>256 and more</source>
        <translation>256 及以上</translation>
    </message>
    <message>
        <source>its number</source>
        <translation>其编号</translation>
    </message>
    <message>
        <source>a subvolume or snapshot</source>
        <translation>子卷或快照</translation>
    </message>
    <message>
        <source>Incompat bit</source>
        <translation>Incompat 位</translation>
    </message>
    <message>
        <source>read</source>
        <translation>可读取</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Compat-ro bit</source>
        <translation>Compat-ro 位</translation>
    </message>
    <message>
        <source>written</source>
        <translation>可写入</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ByteEdit</name>
    <message>
        <source>Bytes of the mapping, editable</source>
        <translation>映射的字节，可编辑</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::CheckDialog</name>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>检查进度</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>发现的问题</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>What</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Check &amp;again</source>
        <translation>重新检查(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Everything is read, and each account held against the others. Other work waits meanwhile.</source>
        <translation>读取全部内容，并将各项记录互相核对。其他工作在此期间等待。</translation>
    </message>
    <message>
        <source>Clean: everything is sound</source>
        <translation>没有问题：一切完好</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>%1 findings</source>
        <translation>%1 个问题</translation>
    </message>
    <message>
        <source>Looked at: %1 tree blocks, %2 extents, %3 inodes, %4 of data</source>
        <translation>已查看：%1 个树块、%2 个区段、%3 个 inode、%4 数据</translation>
    </message>
    <message>
        <source>%1 more are not listed.</source>
        <translation>还有 %1 个未列出。</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>The image could not be checked</source>
        <translation>无法检查镜像</translation>
    </message>
    <message>
        <source>Nothing was found out about the rest.</source>
        <translation>其余部分的情况不得而知。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::CodeText</name>
    <message>
        <source>Source of the engine</source>
        <translation>引擎的源代码</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::CodeView</name>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>What was going on around it</source>
        <translation>它发生时所处的过程</translation>
    </message>
    <message>
        <source>The engine&apos;s own code</source>
        <translation>引擎自己的代码</translation>
    </message>
    <message>
        <source>Choose an event in the timeline: the line that told of it is shown here.</source>
        <translation>在时间线中选择一个事件：这里会显示报告它的那行代码。</translation>
    </message>
    <message>
        <source>%1 · line %2</source>
        <translation>%1 · 第 %2 行</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ComparedFile</name>
    <message>
        <source>%1 · %2 bytes</source>
        <translation>%1 · %2 字节</translation>
    </message>
    <message>
        <source>%1 · not there</source>
        <translation>%1 · 不存在</translation>
    </message>
    <message>
        <source>Only in what was.</source>
        <translation>仅在旧状态中。</translation>
    </message>
    <message>
        <source>Only in what is.</source>
        <translation>仅在新状态中。</translation>
    </message>
    <message>
        <source>Every byte reads the same; %1 lie at one place on both sides.</source>
        <translation>每个字节读出来都相同；有 %1 在两侧位于同一处。</translation>
    </message>
    <message>
        <source>%1 read differently; %2 lie at one place on both sides.</source>
        <translation>有 %1 读出来不同；有 %2 在两侧位于同一处。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ComparedFileView</name>
    <message>
        <source>The file on both sides. %1</source>
        <translation>两侧的文件。%1</translation>
    </message>
    <message>
        <source>byte %1 of the file</source>
        <translation>文件的字节 %1</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ComparisonView</name>
    <message>
        <source>From %1 to %2: %3</source>
        <translation>从 %1 到 %2：%3</translation>
    </message>
    <message>
        <source>What was: compared with what is</source>
        <translation>旧状态：用来与新状态比较</translation>
    </message>
    <message>
        <source>What is: compared with what was</source>
        <translation>新状态：用来与旧状态比较</translation>
    </message>
    <message>
        <source>The other way round</source>
        <translation>交换两侧</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Choose a file in the list: it is drawn here on both sides.</source>
        <translation>在列表中选择一个文件：这里会画出它在两侧的样子。</translation>
    </message>
    <message>
        <source>/ (top level)</source>
        <translation>/（顶层）</translation>
    </message>
    <message>
        <source>%1 (snapshot)</source>
        <translation>%1（快照）</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>now, the whole image</source>
        <translation>现在，整个镜像</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>These two cannot be compared: %1</source>
        <translation>这两者无法比较：%1</translation>
    </message>
    <message>
        <source>There is nothing to compare yet. Take a snapshot, or change something: then what was stands here against what is.</source>
        <translation>还没有可比较的内容。请创建快照或做些更改：之后这里会将旧状态与新状态对照显示。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>No difference: both have the same files with the same bytes.</source>
        <translation>没有差异：两者的文件和字节都相同。</translation>
    </message>
    <message>
        <source>Show what was %1: %2</source>
        <translation>显示%1项：%2</translation>
    </message>
    <message>
        <source>Only files are drawn.</source>
        <translation>只画出文件。</translation>
    </message>
    <message>
        <source>being compared…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>%1 added, %2 removed, %3 changed</source>
        <translation>新增 %1，删除 %2，更改 %3</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ContentEdit</name>
    <message>
        <source>From a file…</source>
        <translation>取自文件…</translation>
    </message>
    <message>
        <source>Text to write</source>
        <translation>要写入的文本</translation>
    </message>
    <message>
        <source>Length to repeat the text to</source>
        <translation>将文本重复至的长度</translation>
    </message>
    <message>
        <source>once</source>
        <translation>一次</translation>
    </message>
    <message>
        <source>A length such as 64K: the text is repeated up to it</source>
        <translation>长度，例如 64K：文本会重复至此长度</translation>
    </message>
    <message>
        <source>Write the content of a file of this machine</source>
        <translation>写入本机某个文件的内容</translation>
    </message>
    <message>
        <source>repeated to</source>
        <translation>重复至</translation>
    </message>
    <message>
        <source>Write the content of</source>
        <translation>写入此文件的内容</translation>
    </message>
    <message>
        <source>content of %1</source>
        <translation>%1 的内容</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DecodedView</name>
    <message>
        <source>Decoded block</source>
        <translation>解码的块</translation>
    </message>
    <message>
        <source>Bytes of the decoded block</source>
        <translation>解码的块的字节</translation>
    </message>
    <message>
        <source>Go to block %1</source>
        <translation>转到块 %1</translation>
    </message>
    <message>
        <source>Nothing here can be decoded: it is data, or damaged. See the bytes.</source>
        <translation>此处无法解码：它是数据，或已损坏。请看字节。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DesignsDialog</name>
    <message>
        <source>Losing designs</source>
        <translation>落选的设计</translation>
    </message>
    <message>
        <source>Each of them lost the argument on the mailing lists. Switched on, it fails as was foretold: try it, and look.</source>
        <translation>它们都在邮件列表的争论中落败。一旦打开，就会像当初预言的那样出错：不妨试试看。</translation>
    </message>
    <message>
        <source>Only scratch images may try them: choose Image → Experiment on a copy.</source>
        <translation>只有临时镜像可以试用：请选择 镜像 → 在副本上试验。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DeviceMapPainter</name>
    <message>
        <source>unallocated</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>extents are still being read …</source>
        <translation>仍在读取区段…</translation>
    </message>
    <message>
        <source>1 owner</source>
        <translation>1 个所有者</translation>
    </message>
    <message>
        <source>64 or more (at most %1 here)</source>
        <translation>64 个或更多（此处最多 %1 个）</translation>
    </message>
    <message>
        <source>oldest: generation %1</source>
        <translation>最旧：第 %1 代</translation>
    </message>
    <message>
        <source>newest: %1</source>
        <translation>最新：第 %1 代</translation>
    </message>
    <message>
        <source>No image is open</source>
        <translation>没有打开的镜像</translation>
    </message>
    <message>
        <source>Open one to see every byte of it here.</source>
        <translation>打开一个镜像，即可在此看到它的每个字节。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DeviceMapText</name>
    <message>
        <source>one owner</source>
        <translation>1 个所有者</translation>
    </message>
    <message numerus="yes">
        <source>%n owners</source>
        <translation>
            <numerusform>%n 个所有者</numerusform>
        </translation>
    </message>
    <message>
        <source>file data</source>
        <translation>文件数据</translation>
    </message>
    <message>
        <source>shared file data</source>
        <translation>共享的文件数据</translation>
    </message>
    <message>
        <source>tree block</source>
        <translation>树块</translation>
    </message>
    <message>
        <source>shared tree block</source>
        <translation>共享的树块</translation>
    </message>
    <message>
        <source>superblock</source>
        <translation>超级块</translation>
    </message>
    <message>
        <source>chunk tree block</source>
        <translation>块组区 (chunk) 树块</translation>
    </message>
    <message>
        <source>freed, waits for the commit</source>
        <translation>已释放，等待提交</translation>
    </message>
    <message>
        <source>root tree</source>
        <translation>根树</translation>
    </message>
    <message>
        <source>extent tree</source>
        <translation>区段树</translation>
    </message>
    <message>
        <source>chunk tree</source>
        <translation>块组区 (chunk) 树</translation>
    </message>
    <message>
        <source>device tree</source>
        <translation>设备树</translation>
    </message>
    <message>
        <source>top-level subvolume</source>
        <translation>顶层子卷</translation>
    </message>
    <message>
        <source>checksum tree</source>
        <translation>校验和树</translation>
    </message>
    <message>
        <source>quota tree</source>
        <translation>配额树</translation>
    </message>
    <message>
        <source>UUID tree</source>
        <translation>UUID 树</translation>
    </message>
    <message>
        <source>free-space tree</source>
        <translation>空闲空间树</translation>
    </message>
    <message>
        <source>block-group tree</source>
        <translation>块组树</translation>
    </message>
    <message>
        <source>raid stripe tree</source>
        <translation>RAID 条带树</translation>
    </message>
    <message>
        <source>subvolume %1</source>
        <translation>子卷 %1</translation>
    </message>
    <message>
        <source>tree %1</source>
        <translation>树 %1</translation>
    </message>
    <message>
        <source>free space</source>
        <translation>空闲空间</translation>
    </message>
    <message>
        <source>block group</source>
        <translation>块组</translation>
    </message>
    <message>
        <source>%1, %2 of %3 used</source>
        <translation>%1，已用 %2，共 %3</translation>
    </message>
    <message>
        <source>unallocated: not in a block group</source>
        <translation>未分配：不属于任何块组</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>owners</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>one tree reaches it</source>
        <translation>1 棵树可达</translation>
    </message>
    <message numerus="yes">
        <source>%n trees reach it</source>
        <translation>
            <numerusform>%n 棵树可达</numerusform>
        </translation>
    </message>
    <message>
        <source>generation</source>
        <translation>代</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>%1 of %2 (dup)</source>
        <translation>第 %1 份，共 %2 份 (dup)</translation>
    </message>
    <message>
        <source>device byte</source>
        <translation>设备字节</translation>
    </message>
    <message>
        <source>here</source>
        <translation>此处</translation>
    </message>
    <message numerus="yes">
        <source>%n extents under this pixel; zoom in to tell them apart</source>
        <translation>
            <numerusform>此像素下有 %n 个区段；放大可分辨</numerusform>
        </translation>
    </message>
    <message>
        <source>Read from the image.</source>
        <translation>读取自镜像。</translation>
    </message>
    <message>
        <source>%1, %2 at device byte %3</source>
        <translation>%1，%2，位于设备字节 %3</translation>
    </message>
    <message>
        <source>generation %1</source>
        <translation>第 %1 代</translation>
    </message>
    <message>
        <source>%1 unreachable</source>
        <translation>%1 不可达</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DeviceMapView</name>
    <message>
        <source>Device map</source>
        <translation>设备图</translation>
    </message>
    <message>
        <source>every byte of the image · 1 px = %1 · measured</source>
        <translation>镜像的每个字节 · 1 px = %1 · 实测</translation>
    </message>
    <message>
        <source>%1 from %2 · 1 px = %3 · measured</source>
        <translation>自 %2 起 %1 · 1 px = %3 · 实测</translation>
    </message>
    <message>
        <source>%1 at device byte %2</source>
        <translation>%1，位于设备字节 %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::DifferencesModel</name>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>permissions</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>device number</source>
        <translation>设备号</translation>
    </message>
    <message>
        <source>extended attributes</source>
        <translation>扩展属性</translation>
    </message>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>a subvolume, with all that is in it</source>
        <translation>一个子卷，连同其中所有内容</translation>
    </message>
    <message>
        <source>a directory, with all that is in it</source>
        <translation>一个目录，连同其中所有内容</translation>
    </message>
    <message>
        <source>%1 from byte %2</source>
        <translation>自字节 %2 起 %1</translation>
    </message>
    <message>
        <source>%1 in %2 places, the first at byte %3</source>
        <translation>%1，分布在 %2 处，首处在字节 %3</translation>
    </message>
    <message>
        <source>What</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Docks</name>
    <message>
        <source>Drag it to another place; a double click gives it a window of its own</source>
        <translation>可拖到别处；双击则有自己的窗口</translation>
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
        <translation>页</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>mapped by</source>
        <translation>映射者</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::EntriesTable</name>
    <message>
        <source>Mapping entries</source>
        <translation>映射条目</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::EntryBlocks</name>
    <message>
        <source>No file is mapped</source>
        <translation>没有映射的文件</translation>
    </message>
    <message>
        <source>The blocks that a mapped file&apos;s pages point to are shown here.</source>
        <translation>这里显示映射文件的页所指向的块。</translation>
    </message>
    <message>
        <source>entries of its 1 page</source>
        <translation>其 1 页的条目</translation>
    </message>
    <message>
        <source>entries of its %1 pages, dirty ones dark</source>
        <translation>其 %1 页的条目，脏页用深色</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::EntryBlocksView</name>
    <message>
        <source>Blocks that the mapped file&apos;s pages point to</source>
        <translation>映射文件的页所指向的块</translation>
    </message>
    <message>
        <source>page %1, block at %2</source>
        <translation>页 %1，块位于 %2</translation>
    </message>
    <message>
        <source>page %1, no block</source>
        <translation>页 %1，没有块</translation>
    </message>
    <message>
        <source>page %1</source>
        <translation>页 %1</translation>
    </message>
    <message>
        <source>block at %1</source>
        <translation>位于 %1 的块</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Events</name>
    <message>
        <source>operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>zero</source>
        <translation>清零</translation>
    </message>
    <message>
        <source>flush</source>
        <translation>刷写</translation>
    </message>
    <message>
        <source>fence</source>
        <translation>栅栏</translation>
    </message>
    <message>
        <source>allocate</source>
        <translation>分配</translation>
    </message>
    <message>
        <source>free</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>unpin</source>
        <translation>解除固定</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>poison</source>
        <translation>毒化</translation>
    </message>
    <message>
        <source>poison cleared</source>
        <translation>清除毒化</translation>
    </message>
    <message>
        <source>iomap begin</source>
        <translation>iomap 开始</translation>
    </message>
    <message>
        <source>iomap end</source>
        <translation>iomap 结束</translation>
    </message>
    <message>
        <source>fault begins</source>
        <translation>缺页开始</translation>
    </message>
    <message>
        <source>fault</source>
        <translation>缺页</translation>
    </message>
    <message>
        <source>entry inserted</source>
        <translation>插入条目</translation>
    </message>
    <message>
        <source>entry replaced</source>
        <translation>替换条目</translation>
    </message>
    <message>
        <source>entry locked</source>
        <translation>锁定条目</translation>
    </message>
    <message>
        <source>entry unlocked</source>
        <translation>解锁条目</translation>
    </message>
    <message>
        <source>entry marked</source>
        <translation>标记条目</translation>
    </message>
    <message>
        <source>entry erased</source>
        <translation>删除条目</translation>
    </message>
    <message>
        <source>write-protect</source>
        <translation>写保护</translation>
    </message>
    <message>
        <source>pages mapped</source>
        <translation>映射页</translation>
    </message>
    <message>
        <source>pages unmapped</source>
        <translation>取消映射页</translation>
    </message>
    <message>
        <source>freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>thaw</source>
        <translation>解冻</translation>
    </message>
    <message>
        <source>device removed</source>
        <translation>移除设备</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>relocate</source>
        <translation>迁移</translation>
    </message>
    <message>
        <source>load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>%1 begins</source>
        <translation>%1开始</translation>
    </message>
    <message>
        <source>entry marked %1</source>
        <translation>条目标记为 %1</translation>
    </message>
    <message>
        <source>loads and stores</source>
        <translation>加载和存储</translation>
    </message>
    <message>
        <source>steps of page faults</source>
        <translation>缺页的步骤</translation>
    </message>
    <message>
        <source>pages taken from windows</source>
        <translation>从窗口收走的页</translation>
    </message>
    <message>
        <source>steps of iomap and of space</source>
        <translation>iomap 和空间的步骤</translation>
    </message>
    <message>
        <source>changes of entries</source>
        <translation>条目的更改</translation>
    </message>
    <message>
        <source>operations and commits</source>
        <translation>操作和提交</translation>
    </message>
    <message>
        <source>copies to the device</source>
        <translation>到设备的复制</translation>
    </message>
    <message>
        <source>flushes</source>
        <translation>刷写</translation>
    </message>
    <message>
        <source>fences</source>
        <translation>栅栏</translation>
    </message>
    <message>
        <source>engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>inode %1 of subvolume %2</source>
        <translation>子卷 %2 的 inode %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 的%1</translation>
    </message>
    <message>
        <source>%1 at %2 +%3</source>
        <translation>%1，位于 %2 +%3</translation>
    </message>
    <message>
        <source>%1 at device byte %2</source>
        <translation>%1，位于设备字节 %2</translation>
    </message>
    <message>
        <source>%1 at logical address %2</source>
        <translation>%1，位于逻辑地址 %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, refused: %2</source>
        <translation>%1，被拒绝：%2</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 个被拒绝</translation>
    </message>
    <message>
        <source>%1 events in %2: %3</source>
        <translation>%2 内 %1 个事件：%3</translation>
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
        <translation>无法得知谁在共享</translation>
    </message>
    <message>
        <source>The tree cannot be read</source>
        <translation>无法读取这棵树</translation>
    </message>
    <message>
        <source>whole image</source>
        <translation>整个镜像</translation>
    </message>
    <message>
        <source>Subvolumes against each other, instead of the chosen file against whoever holds its extents</source>
        <translation>各子卷相互对照，而不是所选文件与其区段的持有者对照</translation>
    </message>
    <message>
        <source>Which tree is shown</source>
        <translation>显示哪棵树</translation>
    </message>
    <message>
        <source>extents</source>
        <translation>区段</translation>
    </message>
    <message>
        <source>Where the bytes of the chosen file lie</source>
        <translation>所选文件的字节位于何处</translation>
    </message>
    <message>
        <source>who shares</source>
        <translation>谁在共享</translation>
    </message>
    <message>
        <source>Which files and snapshots hold the same extents</source>
        <translation>哪些文件和快照持有相同的区段</translation>
    </message>
    <message>
        <source>trees</source>
        <translation>树</translation>
    </message>
    <message>
        <source>The blocks of the trees, and who leads to which</source>
        <translation>树的块，以及哪个块通向哪个块</translation>
    </message>
    <message>
        <source>compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Two snapshots, or two moments, against each other</source>
        <translation>将两个快照或两个时刻相互对照</translation>
    </message>
    <message>
        <source>File &amp;extents</source>
        <translation>文件区段(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Who shares</source>
        <translation>谁在共享(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Trees</source>
        <translation>树(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Comparison</source>
        <translation>比较(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing is known yet</source>
        <translation>尚无信息</translation>
    </message>
    <message>
        <source>The extents are being read.</source>
        <translation>正在读取区段。</translation>
    </message>
    <message>
        <source>The trees are being read.</source>
        <translation>正在读取树。</translation>
    </message>
    <message>
        <source>being read…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>being read… %1 %</source>
        <translation>正在读取… %1 %</translation>
    </message>
    <message>
        <source>subvolumes</source>
        <translation>子卷</translation>
    </message>
    <message>
        <source>tree: %1</source>
        <translation>树：%1</translation>
    </message>
    <message>
        <source>File extents</source>
        <translation>文件区段</translation>
    </message>
    <message>
        <source>Who shares</source>
        <translation>谁在共享</translation>
    </message>
    <message>
        <source>Trees</source>
        <translation>树</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>比较</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FactValue</name>
    <message>
        <source>Copy “%1”</source>
        <translation>复制“%1”</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FactsView</name>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>modelled</source>
        <translation>推算</translation>
    </message>
    <message>
        <source>emulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>read from the image or from the system</source>
        <translation>从镜像或系统中读取</translation>
    </message>
    <message>
        <source>computed from a model of the engine&apos;s</source>
        <translation>由引擎的模型推算</translation>
    </message>
    <message>
        <source>what the hardware would do, forced by an option</source>
        <translation>硬件会有的行为，由选项强制启用</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FileExtentsPainter</name>
    <message>
        <source>device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>hole</source>
        <translation>空洞</translation>
    </message>
    <message>
        <source>preallocated</source>
        <translation>预分配</translation>
    </message>
    <message>
        <source>inline</source>
        <translation>内联</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>no extent: its bytes lie in the tree block of its inode</source>
        <translation>没有区段：其字节位于 inode 所在的树块中</translation>
    </message>
    <message>
        <source>nothing on the device: holes take no space</source>
        <translation>设备上没有任何内容：空洞不占空间</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>仅此处</translation>
    </message>
    <message>
        <source>inline, in a tree block</source>
        <translation>内联，在树块中</translation>
    </message>
    <message>
        <source>on the device</source>
        <translation>在设备上</translation>
    </message>
    <message>
        <source>The file is empty</source>
        <translation>文件是空的</translation>
    </message>
    <message>
        <source>It has no bytes, and so no extents.</source>
        <translation>它没有字节，因此也没有区段。</translation>
    </message>
    <message>
        <source>No file is chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <source>Choose one to see which device bytes hold it.</source>
        <translation>选择一个文件，查看它位于设备的哪些字节。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FileExtentsSpots</name>
    <message>
        <source>hole</source>
        <translation>空洞</translation>
    </message>
    <message>
        <source>inline data</source>
        <translation>内联数据</translation>
    </message>
    <message>
        <source>preallocated extent</source>
        <translation>预分配的区段</translation>
    </message>
    <message>
        <source>shared extent</source>
        <translation>共享的区段</translation>
    </message>
    <message>
        <source>extent only held here</source>
        <translation>仅此处持有的区段</translation>
    </message>
    <message>
        <source>Read from the image.</source>
        <translation>读取自镜像。</translation>
    </message>
    <message>
        <source>Device bytes that this file does not hold.</source>
        <translation>此文件未持有的设备字节。</translation>
    </message>
    <message>
        <source>Behind the last extent of the file.</source>
        <translation>在文件的最后一个区段之后。</translation>
    </message>
    <message>
        <source>file offset</source>
        <translation>文件偏移</translation>
    </message>
    <message>
        <source>device byte</source>
        <translation>设备字节</translation>
    </message>
    <message>
        <source>compressed</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>%1, to %2</source>
        <translation>%1，压缩为 %2</translation>
    </message>
    <message>
        <source>owners</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>代</translation>
    </message>
    <message>
        <source>here</source>
        <translation>此处</translation>
    </message>
    <message numerus="yes">
        <source>%n extents under this pixel; zoom in to tell them apart</source>
        <translation>
            <numerusform>此像素下有 %n 个区段；放大可分辨</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 at file offset %3</source>
        <translation>%1，%2，位于文件偏移 %3</translation>
    </message>
    <message>
        <source>device byte %1</source>
        <translation>设备字节 %1</translation>
    </message>
    <message>
        <source>one owner</source>
        <translation>1 个所有者</translation>
    </message>
    <message numerus="yes">
        <source>%n owners</source>
        <translation>
            <numerusform>%n 个所有者</numerusform>
        </translation>
    </message>
    <message>
        <source>generation %1</source>
        <translation>第 %1 代</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FileExtentsView</name>
    <message>
        <source>File extents</source>
        <translation>文件区段</translation>
    </message>
    <message>
        <source>%1 — 1 block</source>
        <translation>%1 — 1 个块</translation>
    </message>
    <message>
        <source>%1 — %2 blocks</source>
        <translation>%1 — %2 个块</translation>
    </message>
    <message>
        <source> in 1 extent</source>
        <translation>，1 个区段</translation>
    </message>
    <message>
        <source> in %1 extents</source>
        <translation>，%1 个区段</translation>
    </message>
    <message>
        <source> · 1 px = %1 · measured</source>
        <translation> · 1 px = %1 · 实测</translation>
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
        <translation>文件</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>character device</source>
        <translation>字符设备</translation>
    </message>
    <message>
        <source>block device</source>
        <translation>块设备</translation>
    </message>
    <message>
        <source>fifo</source>
        <translation>FIFO</translation>
    </message>
    <message>
        <source>socket</source>
        <translation>套接字</translation>
    </message>
    <message>
        <source>symbolic link</source>
        <translation>符号链接</translation>
    </message>
    <message>
        <source>of an unknown type</source>
        <translation>类型未知</translation>
    </message>
    <message>
        <source>+ added</source>
        <translation>+ 新增</translation>
    </message>
    <message>
        <source>− removed</source>
        <translation>− 删除</translation>
    </message>
    <message>
        <source>± changed</source>
        <translation>± 更改</translation>
    </message>
    <message>
        <source>± inside</source>
        <translation>± 内有变化</translation>
    </message>
    <message>
        <source>read-only snapshot</source>
        <translation>只读快照</translation>
    </message>
    <message>
        <source>read-only subvolume</source>
        <translation>只读子卷</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>subvolume</source>
        <translation>子卷</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>the image: its top-level directory, %1</source>
        <translation>镜像：其顶层目录，%1</translation>
    </message>
    <message>
        <source>snapshot %1: a subvolume that began as a copy of another</source>
        <translation>快照 %1：最初是另一个子卷的副本</translation>
    </message>
    <message>
        <source>subvolume %1: a file tree of its own</source>
        <translation>子卷 %1：一棵独立的文件树</translation>
    </message>
    <message>
        <source>read-only: nothing in it changes</source>
        <translation>只读：其中的内容不会改变</translation>
    </message>
    <message>
        <source>%1, inode %2, %3</source>
        <translation>%1，inode %2，%3</translation>
    </message>
    <message>
        <source>leads to %1</source>
        <translation>指向 %1</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 names (hard links)</source>
        <translation>%1 个名称（硬链接）</translation>
    </message>
    <message>
        <source>changed %1</source>
        <translation>更改于 %1</translation>
    </message>
    <message>
        <source>usage unknown</source>
        <translation>用量未知</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Only here, shared, unreachable</source>
        <translation>仅此处、共享、不可达</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::FilesView</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Help</name>
    <message>
        <source>In the maps</source>
        <translation>在各图中</translation>
    </message>
    <message>
        <source>wheel, + −</source>
        <translation>滚轮、+ −</translation>
    </message>
    <message>
        <source>zoom around the pointer or the middle</source>
        <translation>以指针或中央为中心缩放</translation>
    </message>
    <message>
        <source>drag, ← →</source>
        <translation>拖动、← →</translation>
    </message>
    <message>
        <source>move along the bytes</source>
        <translation>沿字节移动</translation>
    </message>
    <message>
        <source>Home, End</source>
        <translation>Home、End</translation>
    </message>
    <message>
        <source>go to the ends</source>
        <translation>转到两端</translation>
    </message>
    <message>
        <source>0</source>
        <translation>0</translation>
    </message>
    <message>
        <source>show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>walk the extents</source>
        <translation>逐个浏览区段</translation>
    </message>
    <message>
        <source>Shift+drag</source>
        <translation>Shift+拖动</translation>
    </message>
    <message>
        <source>choose a range</source>
        <translation>选择范围</translation>
    </message>
    <message>
        <source>In the bytes</source>
        <translation>在字节中</translation>
    </message>
    <message>
        <source>Shift+arrows</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>mark bytes</source>
        <translation>选中字节</translation>
    </message>
    <message>
        <source>copy them as shown</source>
        <translation>按显示的样子复制</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Find a word…</source>
        <translation>查找词语…</translation>
    </message>
    <message>
        <source>Find a word</source>
        <translation>查找词语</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>术语表</translation>
    </message>
    <message>
        <source>No word like this is explained here.</source>
        <translation>这里没有解释这样的词语。</translation>
    </message>
    <message>
        <source>Opens btrfs images that lie in persistent memory, or in a file that stands for it, and shows where every byte of them is, who shares it, and what copy-on-write does to it.</source>
        <translation>打开位于持久内存（或代替它的文件）中的 btrfs 镜像，展示其中每个字节在哪里、由谁共享，以及写时复制对它做了什么。</translation>
    </message>
    <message>
        <source>Every figure says whether it was measured, computed from a model, or emulated.</source>
        <translation>每个数字都注明是实测所得、由模型推算，还是模拟而来。</translation>
    </message>
    <message>
        <source>Version %1, with Qt %2</source>
        <translation>版本 %1，使用 Qt %2</translation>
    </message>
    <message>
        <source>Free software under the MIT licence.</source>
        <translation>采用 MIT 许可证的自由软件。</translation>
    </message>
    <message>
        <source>About Daxscope</source>
        <translation>关于 Daxscope</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::HexView</name>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>%1 bytes from %2</source>
        <translation>自 %2 起 %1 字节</translation>
    </message>
    <message>
        <source>Nothing read</source>
        <translation>未读取任何内容</translation>
    </message>
    <message>
        <source>Copy the selected bytes</source>
        <translation>复制选中的字节</translation>
    </message>
    <message>
        <source>Copy all bytes shown here</source>
        <translation>复制此处显示的所有字节</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::HitsModel</name>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>inode %1</source>
        <translation>inode %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Inspector</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>facts</source>
        <translation>信息</translation>
    </message>
    <message>
        <source>What is chosen, and who holds it</source>
        <translation>所选的是什么，由谁持有</translation>
    </message>
    <message>
        <source>decoded</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>The chosen tree block, field by field</source>
        <translation>所选树块，逐个字段</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>The bytes of the chosen block or extent</source>
        <translation>所选块或区段的字节</translation>
    </message>
    <message>
        <source>bytes from %1</source>
        <translation>自 %1 起的字节</translation>
    </message>
    <message>
        <source>a part of %1</source>
        <translation>%1 的一部分</translation>
    </message>
    <message>
        <source>in the file</source>
        <translation>在文件中</translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation>%1，字节 %2</translation>
    </message>
    <message>
        <source>Owners: being read…</source>
        <translation>所有者：正在读取…</translation>
    </message>
    <message>
        <source>No owners</source>
        <translation>没有所有者</translation>
    </message>
    <message>
        <source>Owners of byte %1</source>
        <translation>字节 %1 的所有者</translation>
    </message>
    <message>
        <source>Choose an extent or a tree block in the device map.</source>
        <translation>在设备图中选择一个区段或树块。</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 (%2 bytes)</source>
        <translation>%1（%2 字节）</translation>
    </message>
    <message>
        <source>the filesystem itself</source>
        <translation>文件系统本身</translation>
    </message>
    <message>
        <source>none any more</source>
        <translation>不再有</translation>
    </message>
    <message>
        <source>1 tree</source>
        <translation>1 棵树</translation>
    </message>
    <message>
        <source>%1 trees</source>
        <translation>%1 棵树</translation>
    </message>
    <message>
        <source>1: nobody else holds it</source>
        <translation>1：没有其他持有者</translation>
    </message>
    <message>
        <source>%1 references</source>
        <translation>%1 个引用</translation>
    </message>
    <message>
        <source>logical byte</source>
        <translation>逻辑字节</translation>
    </message>
    <message>
        <source>data extent</source>
        <translation>数据区段</translation>
    </message>
    <message>
        <source>tree block</source>
        <translation>树块</translation>
    </message>
    <message>
        <source>superblock</source>
        <translation>超级块</translation>
    </message>
    <message>
        <source>freed space</source>
        <translation>已释放空间</translation>
    </message>
    <message>
        <source>label</source>
        <translation>卷标</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>代</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>granularity</source>
        <translation>粒度</translation>
    </message>
    <message>
        <source>path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>inode</source>
        <translation>inode</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>extents</source>
        <translation>区段</translation>
    </message>
    <message>
        <source>%1, of them %2 on the device</source>
        <translation>%1，其中 %2 个在设备上</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>仅此处</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>holes</source>
        <translation>空洞</translation>
    </message>
    <message>
        <source>reserved</source>
        <translation>预分配</translation>
    </message>
    <message>
        <source>inline</source>
        <translation>内联</translation>
    </message>
    <message>
        <source>lies within</source>
        <translation>所在范围</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>device byte</source>
        <translation>设备字节</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>this is</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>needed by the last commit: free once the next one is durable</source>
        <translation>上次提交仍需要：下次提交持久后即空闲</translation>
    </message>
    <message>
        <source>%1, not committed</source>
        <translation>%1，未提交</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>owners</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>the second one (dup)</source>
        <translation>第二份 (dup)</translation>
    </message>
    <message>
        <source>device bytes</source>
        <translation>设备字节</translation>
    </message>
    <message>
        <source>generations</source>
        <translation>代</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 至 %2</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>file byte</source>
        <translation>文件字节</translation>
    </message>
    <message>
        <source>type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>nothing is stored: it reads as zeros</source>
        <translation>什么都没有存：读出来是零</translation>
    </message>
    <message>
        <source>stored inside a tree block, not in blocks of its own</source>
        <translation>存放在树块里，不占自己的块</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::LessonAnswers</name>
    <message>
        <source>%1: right</source>
        <translation>%1：正确</translation>
    </message>
    <message>
        <source>%1: you thought so, it is not</source>
        <translation>%1：您选了这个，但不对</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::LessonPicture</name>
    <message>
        <source>%1: not there</source>
        <translation>%1：不存在</translation>
    </message>
    <message>
        <source> · a cell is %1</source>
        <translation> · 一格为 %1</translation>
    </message>
    <message>
        <source>%1 is not there</source>
        <translation>%1 不存在</translation>
    </message>
    <message>
        <source>%1: %2 blocks of its own, %3 shared, %4 in holes</source>
        <translation>%1：自己的块 %2 个，共享的 %3 个，空洞中的 %4 个</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::LessonView</name>
    <message>
        <source>done: %1</source>
        <translation>已完成：%1</translation>
    </message>
    <message>
        <source>to come: %1</source>
        <translation>待完成：%1</translation>
    </message>
    <message>
        <source>Losing design switched on</source>
        <translation>已打开落选的设计</translation>
    </message>
    <message>
        <source>Do it for me</source>
        <translation>替我做</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>Back to the files; what you have reached is kept</source>
        <translation>返回文件；已有进度会保留</translation>
    </message>
    <message>
        <source>A fresh image, and the first step</source>
        <translation>换上全新的镜像，从第一步开始</translation>
    </message>
    <message>
        <source>Runs what this step asks for; all views show it</source>
        <translation>执行本步骤要求的操作；所有视图都会显示</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Lesson %1 of %2</source>
        <translation>第 %1 课，共 %2 课</translation>
    </message>
    <message>
        <source>Your prediction stands. Now do it and see.</source>
        <translation>预测已记下。现在动手看看结果。</translation>
    </message>
    <message>
        <source>First predict, then do it.</source>
        <translation>先预测，再动手。</translation>
    </message>
    <message>
        <source>Remember</source>
        <translation>记住</translation>
    </message>
    <message>
        <source>You predicted %1 of %2 rightly.</source>
        <translation>%2 个预测中，您答对了 %1 个。</translation>
    </message>
    <message>
        <source>Where it comes from: %1</source>
        <translation>出处：%1</translation>
    </message>
    <message>
        <source>Exercise</source>
        <translation>练习</translation>
    </message>
    <message>
        <source>`daxscope lessons exercise %1 IMAGE` makes the image to try it on; `daxscope lessons grade %1 FILE` judges the script.</source>
        <translation>`daxscope lessons exercise %1 IMAGE` 生成练习用的镜像；`daxscope lessons grade %1 FILE` 评判脚本。</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::LoadedPage</name>
    <message>
        <source>Store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Store the changed bytes through the mapping (Return)</source>
        <translation>通过映射存储更改过的字节 (Return)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2（进程 %1）</translation>
    </message>
    <message>
        <source>double click a page to load it</source>
        <translation>双击一页即可加载</translation>
    </message>
    <message>
        <source>1 change to store</source>
        <translation>1 处更改待存储</translation>
    </message>
    <message>
        <source>%1 changes to store</source>
        <translation>%1 处更改待存储</translation>
    </message>
    <message>
        <source>%1, loaded</source>
        <translation>%1，已加载</translation>
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
        <translation>已按默认状态启动</translation>
    </message>
    <message>
        <source>The last start did not finish, so sizes and panels are as they come.</source>
        <translation>上次启动没有完成，因此大小和面板都恢复为默认。</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a btrfs image (%1)</source>
        <translation>打开 btrfs 镜像 (%1)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>What is shared</source>
        <translation>共享情况</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>File extents</source>
        <translation>文件区段</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation>正在打开 %1</translation>
    </message>
    <message>
        <source>engine reading</source>
        <translation>引擎正在读取</translation>
    </message>
    <message>
        <source>engine: %1</source>
        <translation>引擎：%1</translation>
    </message>
    <message>
        <source>engine idle</source>
        <translation>引擎空闲</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>%1 was not opened.</source>
        <translation>没有打开 %1。</translation>
    </message>
    <message>
        <source>Cannot open %1</source>
        <translation>无法打开 %1</translation>
    </message>
    <message>
        <source>Cannot read this file</source>
        <translation>无法读取此文件</translation>
    </message>
    <message>
        <source>by size</source>
        <translation>按大小</translation>
    </message>
    <message>
        <source>The largest first, else by name</source>
        <translation>最大的在前，否则按名称</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>块</translation>
    </message>
    <message>
        <source>Count in blocks instead of bytes</source>
        <translation>以块而不是字节计数</translation>
    </message>
    <message>
        <source>to scale</source>
        <translation>按比例</translation>
    </message>
    <message>
        <source>Device bytes as far apart as they lie, instead of side by side</source>
        <translation>设备字节按实际间距排列，而不是紧挨着排列</translation>
    </message>
    <message>
        <source>%1 · %2 % free · measured</source>
        <translation>%1 · 空闲 %2 % · 实测</translation>
    </message>
    <message>
        <source>%1[*] — Daxscope</source>
        <translation>%1[*] — Daxscope</translation>
    </message>
    <message>
        <source>&amp;Look</source>
        <translation>查看(&amp;L)</translation>
    </message>
    <message>
        <source>What there is, and where it lies</source>
        <translation>有什么，位于何处</translation>
    </message>
    <message>
        <source>&amp;Operate</source>
        <translation>操作(&amp;O)</translation>
    </message>
    <message>
        <source>Change something, and follow what it did</source>
        <translation>做些更改，并跟踪它的影响</translation>
    </message>
    <message>
        <source>&amp;Faults</source>
        <translation>缺页(&amp;F)</translation>
    </message>
    <message>
        <source>Mapped files, page by page, and the engine&apos;s way through a fault</source>
        <translation>逐页查看映射的文件，以及引擎处理缺页的过程</translation>
    </message>
    <message>
        <source>&amp;Present</source>
        <translation>演示(&amp;P)</translation>
    </message>
    <message>
        <source>In front of a class: large text, the whole screen, nothing that distracts</source>
        <translation>面向课堂：大号文字、全屏、没有干扰</translation>
    </message>
    <message>
        <source>Arran&amp;gement</source>
        <translation>布局(&amp;G)</translation>
    </message>
    <message>
        <source>As it &amp;comes</source>
        <translation>恢复默认(&amp;C)</translation>
    </message>
    <message>
        <source>Panels and sizes of this arrangement as they were at first</source>
        <translation>将此布局的面板和大小恢复为最初的样子</translation>
    </message>
    <message>
        <source>Com&amp;pare this subvolume</source>
        <translation>比较此子卷(&amp;P)</translation>
    </message>
    <message>
        <source>What differs between the subvolume or snapshot that is chosen, or lies around what is chosen, and another</source>
        <translation>所选的（或所选内容所在的）子卷或快照与另一个之间有何差异</translation>
    </message>
    <message>
        <source>Compare with now</source>
        <translation>与现在比较</translation>
    </message>
    <message>
        <source>%1 · measured</source>
        <translation>%1 · 实测</translation>
    </message>
    <message>
        <source>the whole image</source>
        <translation>整个镜像</translation>
    </message>
    <message>
        <source>What is unreachable is counted for files and for the whole image.</source>
        <translation>不可达部分按文件和整个镜像统计。</translation>
    </message>
    <message>
        <source>As the file sees it: in bytes of the file.</source>
        <translation>从文件的角度看：以文件的字节计。</translation>
    </message>
    <message>
        <source>Known when all extents have been read.</source>
        <translation>读完所有区段后才能得知。</translation>
    </message>
    <message>
        <source>Choose a file, a subvolume or the image.</source>
        <translation>请选择文件、子卷或镜像。</translation>
    </message>
    <message>
        <source>Not known for this file.</source>
        <translation>此文件的情况未知。</translation>
    </message>
    <message>
        <source>Cannot export</source>
        <translation>无法导出</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>own window</source>
        <translation>独立窗口</translation>
    </message>
    <message>
        <source>Shows the handbook in a window of its own, for a second screen</source>
        <translation>在单独的窗口中显示手册，便于放到第二块屏幕</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Closes the handbook (Escape goes back to the views and leaves it open)</source>
        <translation>关闭手册（Escape 返回视图，手册保持打开）</translation>
    </message>
    <message>
        <source>Handbook — Daxscope</source>
        <translation>手册 — Daxscope</translation>
    </message>
    <message>
        <source>No image is open</source>
        <translation>没有打开的镜像</translation>
    </message>
    <message>
        <source>This link shows a place in the image: open one first, or the sample (Ctrl+T).</source>
        <translation>此链接指向镜像中的某处：请先打开一个镜像，或打开示例 (Ctrl+T)。</translation>
    </message>
    <message>
        <source>“%1” cannot be done now</source>
        <translation>现在无法执行“%1”</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>This image ends before the place where it would be.</source>
        <translation>此镜像还没到那个位置就结束了。</translation>
    </message>
    <message>
        <source>This image has no such tree</source>
        <translation>此镜像没有这样的树</translation>
    </message>
    <message>
        <source>Undo everything that was done to “%1” since the last commit?</source>
        <translation>撤销自上次提交以来对“%1”所做的一切？</translation>
    </message>
    <message>
        <source>%1 changes</source>
        <translation>%1 处更改</translation>
    </message>
    <message>
        <source>… and %1 more</source>
        <translation>…以及另外 %1 处</translation>
    </message>
    <message>
        <source>Lost at once, and for good (an image that is no scratch image cannot go forward again):</source>
        <translation>以下内容会立即永久丢失（非临时镜像无法重做）：</translation>
    </message>
    <message>
        <source>%1 stay as they are: they were overwritten where they lie (files without copy-on-write, immutable ones, MAP_SYNC).</source>
        <translation>%1 保持原样：它们是原地覆盖的（没有写时复制的文件、不可变文件、MAP_SYNC）。</translation>
    </message>
    <message>
        <source>&amp;Undo all</source>
        <translation>全部撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>states to come back to</source>
        <translation>可以返回的状态</translation>
    </message>
    <message>
        <source>The image went back</source>
        <translation>镜像已返回先前的状态</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>&amp;Learn</source>
        <translation>学习(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Go to the lesson</source>
        <translation>转到课程(&amp;G)</translation>
    </message>
    <message>
        <source>Start this lesson &amp;again</source>
        <translation>重新开始本课程(&amp;A)</translation>
    </message>
    <message>
        <source>Lessons of your &amp;own…</source>
        <translation>您自己的课程(&amp;O)…</translation>
    </message>
    <message>
        <source>A folder with more lessons, each a folder with lesson.md and scenario.js</source>
        <translation>含有更多课程的文件夹；每个课程是一个含 lesson.md 和 scenario.js 的文件夹</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source> ✔</source>
        <translation> ✔</translation>
    </message>
    <message>
        <source> · step %1</source>
        <translation> · 第 %1 步</translation>
    </message>
    <message>
        <source>Cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>This lesson cannot be read</source>
        <translation>无法读取此课程</translation>
    </message>
    <message>
        <source>Folder of lessons</source>
        <translation>课程文件夹</translation>
    </message>
    <message>
        <source>A lesson there cannot be read</source>
        <translation>那里有一个课程无法读取</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>They are in the menu Learn: %1</source>
        <translation>在“学习”菜单中：%1</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>&amp;Image</source>
        <translation>镜像(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Open &amp;sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Ctrl+W</source>
        <translation>Ctrl+W</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>Chec&amp;k…</source>
        <translation>检查(&amp;K)…</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>Is everything sound? What is wrong, where, and what it means</source>
        <translation>一切是否完好？什么有问题，在哪里，意味着什么</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Ctrl+Q</source>
        <translation>Ctrl+Q</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Map</source>
        <translation>映射(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>单步(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Help on this view</source>
        <translation>此视图的帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Hand&amp;book</source>
        <translation>手册(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
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
        <translation>术语表(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;About Daxscope</source>
        <translation>关于 Daxscope(&amp;A)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Show &amp;everything</source>
        <translation>显示全部(&amp;E)</translation>
    </message>
    <message>
        <source>Show what is &amp;selected</source>
        <translation>显示选中内容(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Colour the device by</source>
        <translation>设备着色依据(&amp;C)</translation>
    </message>
    <message>
        <source>What the colours of the device map mean</source>
        <translation>设备图中颜色的含义</translation>
    </message>
    <message>
        <source>what it &amp;is</source>
        <translation>内容种类(&amp;I)</translation>
    </message>
    <message>
        <source>colour: what it is</source>
        <translation>颜色：内容种类</translation>
    </message>
    <message>
        <source>how many &amp;hold it</source>
        <translation>所有者数量(&amp;H)</translation>
    </message>
    <message>
        <source>colour: owners</source>
        <translation>颜色：所有者</translation>
    </message>
    <message>
        <source>&amp;when it was written</source>
        <translation>写入的时间(&amp;W)</translation>
    </message>
    <message>
        <source>colour: generation</source>
        <translation>颜色：代</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Next &amp;panel</source>
        <translation>下一个面板(&amp;P)</translation>
    </message>
    <message>
        <source>Previous pane&amp;l</source>
        <translation>上一个面板(&amp;L)</translation>
    </message>
    <message>
        <source>C&amp;lear the selection</source>
        <translation>清除选择(&amp;L)</translation>
    </message>
    <message>
        <source>P&amp;anels</source>
        <translation>面板(&amp;A)</translation>
    </message>
    <message>
        <source>In the i&amp;nspector</source>
        <translation>检查器内容(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Facts</source>
        <translation>信息(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Decoded</source>
        <translation>解码(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Bytes</source>
        <translation>字节(&amp;B)</translation>
    </message>
    <message>
        <source>In the &amp;lower panel</source>
        <translation>下方面板内容(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>文字大小(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Larger</source>
        <translation>更大(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Smaller</source>
        <translation>更小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Normal</source>
        <translation>正常(&amp;N)</translation>
    </message>
    <message>
        <source>T&amp;heme</source>
        <translation>主题(&amp;H)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Export “%1” as</source>
        <translation>将“%1”导出为(&amp;E)</translation>
    </message>
    <message>
        <source>%1 (missing)</source>
        <translation>%1（缺失）</translation>
    </message>
    <message>
        <source>&amp;Forget all</source>
        <translation>全部清除(&amp;F)</translation>
    </message>
    <message>
        <source>Open an image</source>
        <translation>打开镜像</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Images (*.img *.btrfs *.raw *.bin)</source>
        <translation>镜像 (*.img *.btrfs *.raw *.bin)</translation>
    </message>
    <message>
        <source>Export as %1</source>
        <translation>导出为 %1</translation>
    </message>
    <message>
        <source>&amp;New scratch image</source>
        <translation>新建临时镜像(&amp;N)</translation>
    </message>
    <message>
        <source>An empty image in memory to try things on; gone when it is closed, unless a copy is saved</source>
        <translation>内存中的空镜像，供随意试验；关闭后即消失，除非保存了副本</translation>
    </message>
    <message>
        <source>E&amp;xperiment on a copy</source>
        <translation>在副本上试验(&amp;X)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+E</source>
        <translation>Ctrl+Shift+E</translation>
    </message>
    <message>
        <source>&amp;Allow changes</source>
        <translation>允许更改(&amp;A)</translation>
    </message>
    <message>
        <source>Sa&amp;ve a copy…</source>
        <translation>保存副本(&amp;V)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+S</source>
        <translation>Ctrl+Shift+S</translation>
    </message>
    <message>
        <source>Co&amp;mmit</source>
        <translation>提交(&amp;M)</translation>
    </message>
    <message>
        <source>Recor&amp;ded script…</source>
        <translation>录制的脚本(&amp;D)…</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>What you did, as a script that does it again</source>
        <translation>您所做的操作，写成可再次执行的脚本</translation>
    </message>
    <message>
        <source>Script e&amp;ditor…</source>
        <translation>脚本编辑器(&amp;D)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Write a script, run it on this image, or go through it step by step</source>
        <translation>编写脚本，在此镜像上运行，或单步执行</translation>
    </message>
    <message>
        <source>Se&amp;ttings…</source>
        <translation>设置(&amp;T)…</translation>
    </message>
    <message>
        <source>Ctrl+,</source>
        <translation>Ctrl+,</translation>
    </message>
    <message>
        <source>Copy saved</source>
        <translation>副本已保存</translation>
    </message>
    <message>
        <source>What the last operation changed is framed in orange, and dashed where it was. Click to let go.</source>
        <translation>上次操作更改的内容用橙色框标出，原来的位置用虚线框。点击即可取消标记。</translation>
    </message>
    <message>
        <source>differs from now ✕</source>
        <translation>与现在不同 ✕</translation>
    </message>
    <message>
        <source>led to this moment ✕</source>
        <translation>通向此时刻的更改 ✕</translation>
    </message>
    <message>
        <source>changed: %1 ✕</source>
        <translation>已更改：%1 ✕</translation>
    </message>
    <message>
        <source>Opens a copy of this image, in memory where possible, that may be changed at will</source>
        <translation>打开此镜像的副本（尽可能放在内存中），可以随意更改</translation>
    </message>
    <message>
        <source>Commits, and writes the image to another file</source>
        <translation>提交，并将镜像写入另一个文件</translation>
    </message>
    <message>
        <source>Opens this image for writing: what is committed changes the file</source>
        <translation>以可写方式打开此镜像：提交的内容会更改文件</translation>
    </message>
    <message>
        <source>Makes all changes durable</source>
        <translation>使所有更改持久</translation>
    </message>
    <message>
        <source>Nothing has changed since the last commit</source>
        <translation>自上次提交以来没有更改</translation>
    </message>
    <message>
        <source>1 change</source>
        <translation>1 处更改</translation>
    </message>
    <message>
        <source>Co&amp;mmit · %1</source>
        <translation>提交(&amp;M) · %1</translation>
    </message>
    <message>
        <source>Commit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Commit · %1</source>
        <translation>提交 · %1</translation>
    </message>
    <message>
        <source>Allow changes</source>
        <translation>允许更改</translation>
    </message>
    <message>
        <source>A script of the editor ran here.</source>
        <translation>编辑器的一个脚本在这里运行过。</translation>
    </message>
    <message>
        <source>The image is still being read.</source>
        <translation>仍在读取镜像。</translation>
    </message>
    <message>
        <source>No image is open: Ctrl+N makes a scratch image.</source>
        <translation>没有打开的镜像：按 Ctrl+N 新建临时镜像。</translation>
    </message>
    <message>
        <source>“%1” is a scratch image: closed, it is gone.</source>
        <translation>“%1”是临时镜像：关闭后即消失。</translation>
    </message>
    <message>
        <source>A copy keeps what you did.</source>
        <translation>保存副本可以保留您所做的操作。</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>保存副本(&amp;S)…</translation>
    </message>
    <message>
        <source>1 change of “%1” is not committed.</source>
        <translation>“%1”有 1 处更改未提交。</translation>
    </message>
    <message>
        <source>%1 changes of “%2” are not committed.</source>
        <translation>“%2”有 %1 处更改未提交。</translation>
    </message>
    <message>
        <source>Discarded, the image is as the last commit left it (generation %1).</source>
        <translation>如果放弃，镜像会恢复到上次提交时的状态（第 %1 代）。</translation>
    </message>
    <message>
        <source>&amp;Commit</source>
        <translation>提交(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>保存副本</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>单步(&amp;S)</translation>
    </message>
    <message>
        <source>Step &amp;over</source>
        <translation>单步跳过(&amp;O)</translation>
    </message>
    <message>
        <source>Step o&amp;ut</source>
        <translation>单步跳出(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Take back what stands</source>
        <translation>撤回停住的操作(&amp;T)</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>速度(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Full speed</source>
        <translation>全速(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;10 events a second</source>
        <translation>每秒 &amp;10 个事件</translation>
    </message>
    <message>
        <source>&amp;3 events a second</source>
        <translation>每秒 &amp;3 个事件</translation>
    </message>
    <message>
        <source>&amp;1 event a second</source>
        <translation>每秒 &amp;1 个事件</translation>
    </message>
    <message>
        <source>1 event in 3 &amp;seconds</source>
        <translation>每 3 秒 1 个事件(&amp;S)</translation>
    </message>
    <message>
        <source>Stop &amp;at</source>
        <translation>停在(&amp;A)</translation>
    </message>
    <message>
        <source>What happens to this &amp;file</source>
        <translation>发生在此文件上的事件(&amp;F)</translation>
    </message>
    <message>
        <source>Stores to the selected &amp;bytes of the device</source>
        <translation>对设备所选字节的存储(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forget all stops</source>
        <translation>清除所有断点(&amp;F)</translation>
    </message>
    <message>
        <source>Stop at %1</source>
        <translation>停在 %1</translation>
    </message>
    <message>
        <source>Do not &amp;stop</source>
        <translation>不要停(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>继续(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Pause at the next event</source>
        <translation>在下一个事件处暂停(&amp;P)</translation>
    </message>
    <message>
        <source>engine stands still</source>
        <translation>引擎已停住</translation>
    </message>
    <message>
        <source>engine stops at its next event</source>
        <translation>引擎会停在下一个事件</translation>
    </message>
    <message>
        <source>Cannot look at that moment</source>
        <translation>无法查看该时刻</translation>
    </message>
    <message>
        <source>Look at the moment &amp;before</source>
        <translation>查看上一个时刻(&amp;B)</translation>
    </message>
    <message>
        <source>Look at the moment &amp;after</source>
        <translation>查看下一个时刻(&amp;A)</translation>
    </message>
    <message>
        <source>Back to &amp;now</source>
        <translation>返回现在(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Compare with now</source>
        <translation>与现在比较(&amp;C)</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Restart &amp;from here</source>
        <translation>从此处重新开始(&amp;F)</translation>
    </message>
    <message>
        <source>Name this moment…</source>
        <translation>为此时刻命名…</translation>
    </message>
    <message>
        <source>Name this moment</source>
        <translation>为此时刻命名</translation>
    </message>
    <message>
        <source>A name for the moment %1:</source>
        <translation>时刻“%1”的名称：</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Import a folder…</source>
        <translation>导入文件夹…</translation>
    </message>
    <message>
        <source>Nothing was imported</source>
        <translation>没有导入任何内容</translation>
    </message>
    <message>
        <source>%1 was cancelled</source>
        <translation>%1已取消</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1失败</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export into the folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>… and %1 more, below</source>
        <translation>…以及下方的另外 %1 项</translation>
    </message>
    <message>
        <source>Left out:</source>
        <translation>未包含：</translation>
    </message>
    <message>
        <source>“%1” in a &amp;window of its own</source>
        <translation>“%1”使用自己的窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Hide</source>
        <translation>隐藏(&amp;H)</translation>
    </message>
    <message>
        <source>changed at this event ✕</source>
        <translation>此事件处的更改 ✕</translation>
    </message>
    <message>
        <source>engine stands still; all views show this moment</source>
        <translation>引擎已停住；所有视图显示此刻</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::MappingsView</name>
    <message>
        <source>The device has been removed: loads and stores end in SIGBUS.</source>
        <translation>设备已移除：加载和存储以 SIGBUS 告终。</translation>
    </message>
    <message>
        <source>❄ Frozen: nothing changes the image until it is thawed.</source>
        <translation>❄ 已冻结：解冻之前，镜像不会有任何变化。</translation>
    </message>
    <message>
        <source>Losing designs in force: %1</source>
        <translation>已打开的落选的设计：%1</translation>
    </message>
    <message>
        <source>it stands still</source>
        <translation>停住了</translation>
    </message>
    <message>
        <source>%1 ns measured</source>
        <translation>实测 %1 ns</translation>
    </message>
    <message>
        <source>%1 µs measured</source>
        <translation>实测 %1 µs</translation>
    </message>
    <message>
        <source>. Page %1 of process %2: %3</source>
        <translation>。进程 %2 的页 %1：%3</translation>
    </message>
    <message>
        <source>Mappings</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Everything that can be done to mappings and the device under them</source>
        <translation>可以对映射及其下面的设备执行的所有操作</translation>
    </message>
    <message>
        <source>entries</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>The mapping entries of the file, one for all its mappings</source>
        <translation>文件的映射条目，其所有映射共用</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>块</translation>
    </message>
    <message>
        <source>The blocks of the device that the file&apos;s pages point to</source>
        <translation>文件的页所指向的设备块</translation>
    </message>
    <message>
        <source>page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>What the engine claims of a page, and what the system reports</source>
        <translation>引擎对某一页的说法，以及系统的报告</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>The bytes of a page, as loaded through its mapping</source>
        <translation>某一页的字节，通过其映射加载</translation>
    </message>
    <message>
        <source>real pages</source>
        <translation>真实页</translation>
    </message>
    <message>
        <source>What the system lets the processes do with the pages, read from it, instead of what the engine claims</source>
        <translation>系统允许进程对页做什么：从系统读取，而不是引擎的说法</translation>
    </message>
    <message>
        <source>No file is mapped</source>
        <translation>没有映射的文件</translation>
    </message>
    <message>
        <source>Choose a file, then Map → Map into a process…</source>
        <translation>请选择一个文件，然后选择 映射 → 映射到进程…</translation>
    </message>
    <message>
        <source>No file can be mapped</source>
        <translation>无法映射文件</translation>
    </message>
    <message>
        <source>This session was not opened with dax.</source>
        <translation>此会话打开时没有启用 dax。</translation>
    </message>
    <message>
        <source>%1 · 1 mapping</source>
        <translation>%1 · 1 个映射</translation>
    </message>
    <message>
        <source>%1 · %2 mappings</source>
        <translation>%1 · %2 个映射</translation>
    </message>
    <message>
        <source>point at a page, or choose one</source>
        <translation>指向或选择一页</translation>
    </message>
    <message>
        <source>What was mapped then is not known</source>
        <translation>当时映射了什么已无从得知</translation>
    </message>
    <message>
        <source>A moment keeps its mappings, a commit does not.</source>
        <translation>时刻会保留其映射，提交则不会。</translation>
    </message>
    <message>
        <source>No file was mapped</source>
        <translation>当时没有文件被映射</translation>
    </message>
    <message>
        <source>No page is different now.</source>
        <translation>没有页与现在不同。</translation>
    </message>
    <message>
        <source>Framed: 1 page that is different now.</source>
        <translation>框出：1 个与现在不同的页。</translation>
    </message>
    <message>
        <source>Framed: %1 pages that are different now.</source>
        <translation>框出：%1 个与现在不同的页。</translation>
    </message>
    <message>
        <source>It was too much to be kept.</source>
        <translation>内容过多，未能保留。</translation>
    </message>
    <message>
        <source>1 mapping was made later.</source>
        <translation>之后新增 1 个映射。</translation>
    </message>
    <message>
        <source>%1 mappings were made later.</source>
        <translation>之后新增 %1 个映射。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Meaning</name>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>just changed</source>
        <translation>刚更改</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>freed, waits for commit</source>
        <translation>已释放，等待提交</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>hole</source>
        <translation>空洞</translation>
    </message>
    <message>
        <source>preallocated</source>
        <translation>预分配</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::MessageStrip</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
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
        <translation>“%1”</translation>
    </message>
    <message>
        <source>as the last commit left it</source>
        <translation>上次提交时</translation>
    </message>
    <message>
        <source>as it was opened</source>
        <translation>刚打开时</translation>
    </message>
    <message>
        <source>a moment</source>
        <translation>某个时刻</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>%1 之后</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::MomentsView</name>
    <message>
        <source>Moments, the oldest first</source>
        <translation>时刻，最旧的在前</translation>
    </message>
    <message>
        <source>as it was opened</source>
        <translation>刚打开时</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>“%1” · %2</source>
        <translation>“%1” · %2</translation>
    </message>
    <message>
        <source>Double click: the image becomes what it was after this, byte for byte; mapped files follow. Space: look at it, and change nothing.</source>
        <translation>双击：镜像逐字节变回此操作之后的样子，映射的文件随之改变。空格键：只查看，不做任何更改。</translation>
    </message>
    <message>
        <source>The image is as it was after this.</source>
        <translation>镜像处于此操作之后的状态。</translation>
    </message>
    <message>
        <source>Undone. Double click: the image is as it was after this again. Until something changes this way forward stays open.</source>
        <translation>已撤销。双击：镜像再次变成此操作之后的样子。在做出其他更改之前，都可以这样重做。</translation>
    </message>
    <message>
        <source>%1, the image is here</source>
        <translation>%1，镜像在此处</translation>
    </message>
    <message>
        <source>%1, undone</source>
        <translation>%1，已撤销</translation>
    </message>
    <message>
        <source>%1, looked at</source>
        <translation>%1，正在查看</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Opening</name>
    <message>
        <source>the tour image</source>
        <translation>导览镜像</translation>
    </message>
    <message>
        <source>a scratch image</source>
        <translation>临时镜像</translation>
    </message>
    <message>
        <source>a copy to experiment on</source>
        <translation>试验用的副本</translation>
    </message>
    <message>
        <source>Look whether the file was moved or renamed, and open it from there.</source>
        <translation>请看看文件是否已移动或重命名，再从那里打开。</translation>
    </message>
    <message>
        <source>You may not read this file: change its permissions, or open a copy.</source>
        <translation>您无权读取此文件：请更改其权限，或打开一个副本。</translation>
    </message>
    <message>
        <source>This is a directory: choose the image file in it.</source>
        <translation>这是一个目录：请选择其中的镜像文件。</translation>
    </message>
    <message>
        <source>Something else uses the image: unmount it, or open a copy of it.</source>
        <translation>有其他程序在使用镜像：请卸载它，或打开它的副本。</translation>
    </message>
    <message>
        <source>Daxscope opens btrfs images. An image written by btrfs-image has to be restored first: btrfs-image -r DUMP IMAGE.</source>
        <translation>Daxscope 打开 btrfs 镜像。由 btrfs-image 写出的镜像必须先恢复：btrfs-image -r DUMP IMAGE。</translation>
    </message>
    <message>
        <source>Close other programs, or open a smaller image.</source>
        <translation>请关闭其他程序，或打开较小的镜像。</translation>
    </message>
    <message>
        <source>The image seems damaged: btrfs check says more, and a copy is safer to work on.</source>
        <translation>镜像似乎已损坏：btrfs check 可以给出更多信息；在副本上工作更安全。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Operating</name>
    <message>
        <source>Cannot show the image as it is now</source>
        <translation>无法显示镜像现在的状态</translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation>没有打开的镜像。</translation>
    </message>
    <message>
        <source>An earlier moment is shown, and nothing can be changed there: go back to now, or restart from there, first.</source>
        <translation>当前显示的是较早的时刻，不能在那里更改：请先返回现在，或从那里重新开始。</translation>
    </message>
    <message>
        <source>The image can only be read: %1.</source>
        <translation>镜像只能读取：%1。</translation>
    </message>
    <message>
        <source>The image is open read-only: choose “Allow changes” first.</source>
        <translation>镜像以只读方式打开：请先选择“允许更改”。</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1失败</translation>
    </message>
    <message>
        <source>Cannot commit</source>
        <translation>无法提交</translation>
    </message>
    <message>
        <source>The image stays read-only</source>
        <translation>镜像保持只读</translation>
    </message>
    <message>
        <source>Cannot save a copy</source>
        <translation>无法保存副本</translation>
    </message>
    <message>
        <source>Remove something and commit, which gives the freed space back, or use a larger image.</source>
        <translation>请删除一些内容并提交，以归还释放的空间，或使用更大的镜像。</translation>
    </message>
    <message>
        <source>Allow changes of the image; a read-only subvolume can be made writable by “Protect a subvolume”, a snapshot of it is writable too.</source>
        <translation>请允许更改镜像；只读子卷可以用“保护子卷”变为可写，它的快照也是可写的。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请选择其他名称。</translation>
    </message>
    <message>
        <source>Look at the path: every directory in it has to exist.</source>
        <translation>请检查路径：其中每个目录都必须存在。</translation>
    </message>
    <message>
        <source>Remove what is in it first, or choose “with everything in it”.</source>
        <translation>请先删除其中的内容，或选择“连同其中所有内容”。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>Clone it instead: that shares the extents between subvolumes.</source>
        <translation>请改用克隆：它可以在子卷之间共享区段。</translation>
    </message>
    <message>
        <source>“Experiment on a copy” works on an image that you may not write.</source>
        <translation>对于您不能写入的镜像，可以使用“在副本上试验”。</translation>
    </message>
    <message>
        <source>Unmount the image, or experiment on a copy of it.</source>
        <translation>请卸载镜像，或在它的副本上试验。</translation>
    </message>
    <message>
        <source>Ranges that share extents have to begin and end at block borders, or end where the file ends.</source>
        <translation>共享区段的范围必须在块的边界处开始和结束，或在文件末尾结束。</translation>
    </message>
    <message>
        <source>The image seems damaged: btrfs check says more, and a copy is safer to work on.</source>
        <translation>镜像似乎已损坏：btrfs check 可以给出更多信息；在副本上工作更安全。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::OperationForm</name>
    <message>
        <source>Can fail with %1.</source>
        <translation>可能的错误：%1。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 字节</translation>
    </message>
    <message>
        <source>%1 = %2 bytes</source>
        <translation>%1 = %2 字节</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Operations</name>
    <message>
        <source>Map</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>Writer</source>
        <translation>写入者</translation>
    </message>
    <message>
        <source>No image is open.</source>
        <translation>没有打开的镜像。</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Undo everything since the last commit…</source>
        <translation>撤销自上次提交以来的一切(&amp;U)…</translation>
    </message>
    <message>
        <source>The image goes back to what it was before, byte for byte</source>
        <translation>镜像逐字节变回之前的样子</translation>
    </message>
    <message>
        <source>The image goes back to what the last commit left</source>
        <translation>镜像变回上次提交时的样子</translation>
    </message>
    <message>
        <source>Only scratch images keep moments: make a new one, or experiment on a copy of this one.</source>
        <translation>只有临时镜像会保留时刻：请新建一个，或在此镜像的副本上试验。</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>What was undone is done again, byte for byte</source>
        <translation>逐字节重做已撤销的操作</translation>
    </message>
    <message>
        <source>Nothing was undone, or something has changed since.</source>
        <translation>没有已撤销的操作，或者之后又有更改。</translation>
    </message>
    <message>
        <source>Take a &amp;moment…</source>
        <translation>记录一个时刻(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Go back to a moment…</source>
        <translation>返回某个时刻(&amp;G)…</translation>
    </message>
    <message>
        <source>No moment is kept yet.</source>
        <translation>还没有保留任何时刻。</translation>
    </message>
    <message>
        <source>Files cannot be mapped in this session: it was not opened with dax.</source>
        <translation>此会话中不能映射文件：打开时没有启用 dax。</translation>
    </message>
    <message>
        <source>Choose a file first.</source>
        <translation>请先选择一个文件。</translation>
    </message>
    <message>
        <source>Choose a page of a mapping first.</source>
        <translation>请先选择映射中的一页。</translation>
    </message>
    <message>
        <source>A writer stores into this mapping already.</source>
        <translation>已经有写入者在向此映射存储。</translation>
    </message>
    <message>
        <source>No writer stores into this mapping.</source>
        <translation>没有写入者在向此映射存储。</translation>
    </message>
    <message>
        <source>The image is frozen already.</source>
        <translation>镜像已经冻结。</translation>
    </message>
    <message>
        <source>The image is not frozen.</source>
        <translation>镜像没有冻结。</translation>
    </message>
    <message>
        <source>The device has been removed.</source>
        <translation>设备已移除。</translation>
    </message>
    <message>
        <source>Choose a file, a directory or a subvolume first.</source>
        <translation>请先选择文件、目录或子卷。</translation>
    </message>
    <message>
        <source>The subvolume %1 is read-only.</source>
        <translation>子卷 %1 是只读的。</translation>
    </message>
    <message>
        <source>Removes “%1” and everything in it. After the commit it is gone.</source>
        <translation>删除“%1”及其中的所有内容。提交之后便不复存在。</translation>
    </message>
    <message>
        <source>Removes “%1”. After the commit it is gone.</source>
        <translation>删除“%1”。提交之后便不复存在。</translation>
    </message>
    <message>
        <source>A snapshot commits what was done before, and itself.</source>
        <translation>快照会提交之前所做的更改，以及它自身。</translation>
    </message>
    <message>
        <source>Every mapping loses its pages, and nothing can be read any more: loads and stores end in SIGBUS. What is not committed is lost.</source>
        <translation>所有映射都会失去它们的页，再也读不到任何内容：加载和存储以 SIGBUS 告终。未提交的内容会丢失。</translation>
    </message>
    <message>
        <source>What lies there is lost: it reads as an error until it is written anew.</source>
        <translation>那里的内容会丢失：重新写入之前，读取都会出错。</translation>
    </message>
    <message>
        <source>A file “%1” that exists already is replaced.</source>
        <translation>已有的文件“%1”会被替换。</translation>
    </message>
    <message>
        <source>&amp;Write</source>
        <translation>写入(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Truncate</source>
        <translation>截断(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Punch a hole</source>
        <translation>打出空洞(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Zero a range</source>
        <translation>清零一段范围(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Allocate</source>
        <translation>预分配(&amp;A)</translation>
    </message>
    <message>
        <source>Take a range out</source>
        <translation>删去一段范围</translation>
    </message>
    <message>
        <source>Insert a hole</source>
        <translation>插入空洞</translation>
    </message>
    <message>
        <source>&amp;Clone</source>
        <translation>克隆(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Dedupe</source>
        <translation>去重(&amp;D)</translation>
    </message>
    <message>
        <source>Uns&amp;hare</source>
        <translation>取消共享(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Snapshot</source>
        <translation>创建快照(&amp;S)</translation>
    </message>
    <message>
        <source>New su&amp;bvolume</source>
        <translation>新建子卷(&amp;B)</translation>
    </message>
    <message>
        <source>Pr&amp;otect a subvolume</source>
        <translation>保护子卷(&amp;O)</translation>
    </message>
    <message>
        <source>Mount by de&amp;fault</source>
        <translation>设为默认挂载(&amp;F)</translation>
    </message>
    <message>
        <source>Ma&amp;ke a file</source>
        <translation>创建文件(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;New folder</source>
        <translation>新建文件夹(&amp;N)</translation>
    </message>
    <message>
        <source>Hard &amp;link</source>
        <translation>创建硬链接(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;ymbolic link</source>
        <translation>创建符号链接(&amp;Y)</translation>
    </message>
    <message>
        <source>Import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>Rena&amp;me</source>
        <translation>重命名(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>删除(&amp;R)</translation>
    </message>
    <message>
        <source>Perm&amp;issions</source>
        <translation>设置权限(&amp;I)</translation>
    </message>
    <message>
        <source>Own&amp;er</source>
        <translation>设置所有者(&amp;E)</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>设置时间</translation>
    </message>
    <message>
        <source>Set an attrib&amp;ute</source>
        <translation>设置属性(&amp;U)</translation>
    </message>
    <message>
        <source>Remo&amp;ve an attribute</source>
        <translation>删除属性(&amp;V)</translation>
    </message>
    <message>
        <source>Write in place (no CoW)</source>
        <translation>原地写入（不用 CoW）</translation>
    </message>
    <message>
        <source>Defragment</source>
        <translation>碎片整理</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>平衡</translation>
    </message>
    <message>
        <source>&amp;Map into a process</source>
        <translation>映射到进程(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Unmap</source>
        <translation>取消映射(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Load</source>
        <translation>加载(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Store</source>
        <translation>存储(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Flush</source>
        <translation>刷写(&amp;F)</translation>
    </message>
    <message>
        <source>F&amp;ence</source>
        <translation>栅栏(&amp;E)</translation>
    </message>
    <message>
        <source>S&amp;ync</source>
        <translation>同步(&amp;Y)</translation>
    </message>
    <message>
        <source>Start a &amp;writer</source>
        <translation>启动写入者(&amp;W)</translation>
    </message>
    <message>
        <source>Stop the wr&amp;iter</source>
        <translation>停止写入者(&amp;I)</translation>
    </message>
    <message>
        <source>Free&amp;ze</source>
        <translation>冻结(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Thaw</source>
        <translation>解冻(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Poison</source>
        <translation>毒化(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Remove the device</source>
        <translation>移除设备(&amp;R)</translation>
    </message>
    <message>
        <source>Losing &amp;designs</source>
        <translation>落选的设计(&amp;D)</translation>
    </message>
    <message>
        <source>Take a &amp;moment</source>
        <translation>记录一个时刻(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Go back to a moment</source>
        <translation>返回某个时刻(&amp;G)</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::OwnersModel</name>
    <message>
        <source>inode %1 of %2</source>
        <translation>%2 的 inode %1</translation>
    </message>
    <message>
        <source>level %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>not this byte</source>
        <translation>不是此字节</translation>
    </message>
    <message>
        <source>at %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>%1 reaches this block, at level %2 (0 are leaves)</source>
        <translation>%1 可以到达此块，在第 %2 层（0 为叶子）</translation>
    </message>
    <message>
        <source>%1 holds the extent, but no file extent of it points to this byte: it is unreachable from there</source>
        <translation>%1 持有该区段，但它的文件区段都不指向此字节：从那里不可达</translation>
    </message>
    <message>
        <source>%1, inode %2 of %3: this byte is its byte %4</source>
        <translation>%1，%3 的 inode %2：此字节是它的字节 %4</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::PageFacts</name>
    <message>
        <source>system reports</source>
        <translation>系统报告</translation>
    </message>
    <message>
        <source>block, system</source>
        <translation>块（系统）</translation>
    </message>
    <message>
        <source>memory of the process, no file</source>
        <translation>进程的内存，不属于文件</translation>
    </message>
    <message>
        <source>physical frame</source>
        <translation>物理页框</translation>
    </message>
    <message>
        <source>page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>页</translation>
    </message>
    <message>
        <source>%1 of %2, process %3</source>
        <translation>%1，属于 %2，进程 %3</translation>
    </message>
    <message>
        <source>%1 – %2 of %3, process %4</source>
        <translation>%1 – %2，属于 %3，进程 %4</translation>
    </message>
    <message>
        <source>contradiction</source>
        <translation>矛盾</translation>
    </message>
    <message>
        <source>engine claims</source>
        <translation>引擎的说法</translation>
    </message>
    <message>
        <source>block, engine</source>
        <translation>块（引擎）</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source> · of this transaction alone: a store needs no copy</source>
        <translation> · 仅属于本事务：存储无需复制</translation>
    </message>
    <message>
        <source>entry</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>mapping</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>%1 loads, %2 stores; faults: %3 to read, %4 to write, %5 refused</source>
        <translation>加载 %1 次，存储 %2 次；缺页：读 %3，写 %4，被拒绝 %5</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::PageMap</name>
    <message>
        <source>Mapped pages</source>
        <translation>映射的页</translation>
    </message>
    <message>
        <source>1 mapping</source>
        <translation>1 个映射</translation>
    </message>
    <message>
        <source>%1 mappings</source>
        <translation>%1 个映射</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::PagePainter</name>
    <message>
        <source>process %1</source>
        <translation>进程 %1</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>private</source>
        <translation>私有</translation>
    </message>
    <message>
        <source> · sync</source>
        <translation> · 同步</translation>
    </message>
    <message>
        <source> · from %1</source>
        <translation> · 自 %1 起</translation>
    </message>
    <message>
        <source> · 1 cell = %1 pages</source>
        <translation> · 1 格 = %1 页</translation>
    </message>
    <message>
        <source> · writer runs</source>
        <translation> · 写入者运行中</translation>
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
        <translation>未映射</translation>
    </message>
    <message>
        <source>zero page</source>
        <translation>零页</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>writable</source>
        <translation>可写</translation>
    </message>
    <message>
        <source>writable, dirty</source>
        <translation>可写且脏</translation>
    </message>
    <message>
        <source>write-protected</source>
        <translation>已写保护</translation>
    </message>
    <message>
        <source>private copy</source>
        <translation>私有副本</translation>
    </message>
    <message>
        <source> · 2 MiB entry</source>
        <translation> · 2 MiB 条目</translation>
    </message>
    <message>
        <source> · locked</source>
        <translation> · 已锁定</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未读取</translation>
    </message>
    <message>
        <source>read and write</source>
        <translation>可读写</translation>
    </message>
    <message>
        <source>read</source>
        <translation>可读</translation>
    </message>
    <message>
        <source>no access</source>
        <translation>不可访问</translation>
    </message>
    <message>
        <source> · present</source>
        <translation> · 存在</translation>
    </message>
    <message>
        <source> · not present</source>
        <translation> · 不存在</translation>
    </message>
    <message>
        <source>%1, page %2 of process %3</source>
        <translation>%1，进程 %3 的页 %2</translation>
    </message>
    <message>
        <source>%1, pages %2 to %3 of process %4</source>
        <translation>%1，进程 %4 的页 %2 至 %3</translation>
    </message>
    <message>
        <source>, block at %1</source>
        <translation>，块位于 %1</translation>
    </message>
    <message>
        <source>. The system contradicts: %1</source>
        <translation>。系统的报告与此矛盾：%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2 %1 页</translation>
    </message>
    <message>
        <source>%1 unmapped</source>
        <translation>未映射 %1 页</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>the system was not asked about these pages</source>
        <translation>没有就这些页询问系统</translation>
    </message>
    <message>
        <source>1 page read back</source>
        <translation>已回读 1 页</translation>
    </message>
    <message>
        <source>%1 pages read back</source>
        <translation>已回读 %1 页</translation>
    </message>
    <message>
        <source>system agrees: %1, 0 contradictions</source>
        <translation>与系统一致：%1，0 处矛盾</translation>
    </message>
    <message>
        <source>system disagrees: %1, 1 contradiction</source>
        <translation>与系统不一致：%1，1 处矛盾</translation>
    </message>
    <message>
        <source>system disagrees: %1, %2 contradictions</source>
        <translation>与系统不一致：%1，%2 处矛盾</translation>
    </message>
    <message>
        <source>%1 ×%2</source>
        <translation>%1 ×%2</translation>
    </message>
    <message>
        <source>dirty</source>
        <translation>脏</translation>
    </message>
    <message>
        <source>towrite</source>
        <translation>towrite</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Rail</name>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Recording</name>
    <message>
        <source>a copy was saved as %1</source>
        <translation>已将副本保存为 %1</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Reports</name>
    <message>
        <source>1 file</source>
        <translation>1 个文件</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 个文件</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>1 directory</source>
        <translation>1 个目录</translation>
    </message>
    <message>
        <source>%1 directories</source>
        <translation>%1 个目录</translation>
    </message>
    <message>
        <source>; %1 skipped</source>
        <translation>；跳过 %1 个</translation>
    </message>
    <message>
        <source>; %1 left out</source>
        <translation>；略去 %1 个</translation>
    </message>
    <message>
        <source>as the last commit left it</source>
        <translation>上次提交时的状态</translation>
    </message>
    <message>
        <source>at moment %1</source>
        <translation>时刻 %1 的状态</translation>
    </message>
    <message>
        <source>; 1 mapping ended</source>
        <translation>；1 个映射已结束</translation>
    </message>
    <message>
        <source>; %1 mappings ended</source>
        <translation>；%1 个映射已结束</translation>
    </message>
    <message>
        <source>: the file is not there, or cannot be mapped, as it is now</source>
        <translation>：按现在的状态，文件不存在或无法映射</translation>
    </message>
    <message>
        <source>; %1 that were overwritten in place stay as they are (files without copy-on-write, immutable ones, MAP_SYNC)</source>
        <translation>；原地覆盖的 %1 保持不变（没有写时复制的文件、不可变文件、MAP_SYNC）</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ScriptEditor</name>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
    <message>
        <source>Stands before line %1.</source>
        <translation>停在第 %1 行之前。</translation>
    </message>
    <message>
        <source>Runs…</source>
        <translation>正在运行…</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
    <message>
        <source>Stopped. What it had done stays.</source>
        <translation>已停止。已做的操作保留。</translation>
    </message>
    <message>
        <source>Failed in line %1.</source>
        <translation>在第 %1 行失败。</translation>
    </message>
    <message>
        <source>Failed.</source>
        <translation>已失败。</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Ctrl+Return</source>
        <translation>Ctrl+Return</translation>
    </message>
    <message>
        <source>Runs the script on the image in the window; from where it stands, to its end</source>
        <translation>在窗口中的镜像上运行脚本；从当前停住处直到结束</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Return</source>
        <translation>Ctrl+Shift+Return</translation>
    </message>
    <message>
        <source>To the next call to an image, and stands before it</source>
        <translation>运行到下一个对镜像的调用，并停在它之前</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <source>Ends the script; what it has done stays, and can be undone</source>
        <translation>结束脚本；已做的操作保留，可以撤销</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Scripts that show something</source>
        <translation>用来演示的脚本</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Reads a script</source>
        <translation>读取脚本</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Writes the script to a file, which “daxscope run” takes</source>
        <translation>将脚本写入文件，供“daxscope run”使用</translation>
    </message>
    <message>
        <source>record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Writes in what is done in the window, as it is done</source>
        <translation>将窗口中的操作随时写入脚本</translation>
    </message>
    <message>
        <source>img is the image in the window. For example:

img.write(&quot;/file&quot;, 0, &quot;hello&quot;);
print(img.extents(&quot;/file&quot;));

Ctrl+Space: what there is.</source>
        <translation>img 是窗口中的镜像。例如：

img.write(&quot;/file&quot;, 0, &quot;hello&quot;);
print(img.extents(&quot;/file&quot;));

Ctrl+Space：查看有哪些可用。</translation>
    </message>
    <message>
        <source>Output</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>What the script prints.</source>
        <translation>脚本打印的内容。</translation>
    </message>
    <message>
        <source>What was done in the window so far</source>
        <translation>到目前为止在窗口中所做的操作</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>%1 (not saved)</source>
        <translation>%1（未保存）</translation>
    </message>
    <message>
        <source>The script here is not saved.</source>
        <translation>这里的脚本尚未保存。</translation>
    </message>
    <message>
        <source>It goes when another one takes its place.</source>
        <translation>换成其他脚本后，它就没有了。</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is too large for a script.</source>
        <translation>%1 太大，不能作为脚本。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>Open a script</source>
        <translation>打开脚本</translation>
    </message>
    <message>
        <source>Scripts (*.js)</source>
        <translation>脚本 (*.js)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Save the script</source>
        <translation>保存脚本</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ScriptText</name>
    <message>
        <source>Script</source>
        <translation>脚本</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ScriptWindow</name>
    <message>
        <source>&amp;Save as script…</source>
        <translation>保存为脚本(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>清除(&amp;L)</translation>
    </message>
    <message>
        <source>Recorded script</source>
        <translation>录制的脚本</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>还没有做过任何操作。</translation>
    </message>
    <message>
        <source>Forgets what was done so far; the script begins anew from here</source>
        <translation>忘掉到目前为止的操作；脚本从此处重新录起</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What you did, as a script</source>
        <translation>您所做的操作，写成脚本</translation>
    </message>
    <message>
        <source>1 step</source>
        <translation>1 步</translation>
    </message>
    <message>
        <source>%1 steps</source>
        <translation>%1 步</translation>
    </message>
    <message>
        <source>Every operation and commit is added here. Failed ones stand as comments.</source>
        <translation>每个操作和提交都会添加到这里。失败的写成注释。</translation>
    </message>
    <message>
        <source>%1 · “daxscope run” does the same again, on the image that it is given.</source>
        <translation>%1 · “daxscope run”会在给定的镜像上重做同样的操作。</translation>
    </message>
    <message>
        <source>Save as script</source>
        <translation>保存为脚本</translation>
    </message>
    <message>
        <source>Scripts (*.js)</source>
        <translation>脚本 (*.js)</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>未保存：%1</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::ScriptWords</name>
    <message>
        <source>makes all operations durable</source>
        <translation>使所有操作持久</translation>
    </message>
    <message>
        <source>commits, and closes what the script has opened</source>
        <translation>提交，并关闭脚本打开的内容</translation>
    </message>
    <message>
        <source>bytes, which compare as text</source>
        <translation>字节，可当作文本比较</translation>
    </message>
    <message>
        <source>entries of a directory</source>
        <translation>目录的各项</translation>
    </message>
    <message>
        <source>one entry</source>
        <translation>其中一项</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>where the bytes of a file lie</source>
        <translation>文件的字节位于何处</translation>
    </message>
    <message>
        <source>the device byte where this byte of a file lies</source>
        <translation>文件的此字节所在的设备字节</translation>
    </message>
    <message>
        <source>who holds a device byte</source>
        <translation>谁持有某个设备字节</translation>
    </message>
    <message>
        <source>who has what mapped</source>
        <translation>谁映射了什么</translation>
    </message>
    <message>
        <source>a mapping that is there already</source>
        <translation>已有的映射</translation>
    </message>
    <message>
        <source>the newest window of a process into a file</source>
        <translation>进程对文件的最新窗口</translation>
    </message>
    <message>
        <source>the mapping entry of a page</source>
        <translation>某一页的映射条目</translation>
    </message>
    <message>
        <source>losing designs that are on</source>
        <translation>已打开的落选的设计</translation>
    </message>
    <message>
        <source>states to come back to</source>
        <translation>可以返回的状态</translation>
    </message>
    <message>
        <source>what the engine did</source>
        <translation>引擎做了什么</translation>
    </message>
    <message>
        <source>is everything sound?</source>
        <translation>一切是否完好？</translation>
    </message>
    <message>
        <source>a model follows what is durable from now on</source>
        <translation>从现在起由模型跟踪哪些内容已持久</translation>
    </message>
    <message>
        <source>what a loss of power now would leave</source>
        <translation>如果现在断电，会留下什么</translation>
    </message>
    <message>
        <source>the mapping entries of its pages</source>
        <translation>其各页的映射条目</translation>
    </message>
    <message>
        <source>waits until what was flushed is on the medium</source>
        <translation>等待，直到刷写的内容到达介质</translation>
    </message>
    <message>
        <source>a sync, and a store that falls into the middle of it</source>
        <translation>一次 sync，中途插入一次存储</translation>
    </message>
    <message>
        <source>its number</source>
        <translation>它的编号</translation>
    </message>
    <message>
        <source>a new image</source>
        <translation>新的镜像</translation>
    </message>
    <message>
        <source>an image that is there</source>
        <translation>已有的镜像</translation>
    </message>
    <message>
        <source>the whole image without its filesystem</source>
        <translation>整个镜像，不经过其文件系统</translation>
    </message>
    <message>
        <source>the image in the window</source>
        <translation>窗口中的镜像</translation>
    </message>
    <message>
        <source>makes and opens images</source>
        <translation>新建和打开镜像</translation>
    </message>
    <message>
        <source>args[0]: the path of the image in the window</source>
        <translation>args[0]：窗口中镜像的路径</translation>
    </message>
    <message>
        <source>one line in the output; objects as JSON</source>
        <translation>在输出中写一行；对象写成 JSON</translation>
    </message>
    <message>
        <source>fails unless the condition holds</source>
        <translation>条件不成立即失败</translation>
    </message>
    <message>
        <source>A snapshot and a write</source>
        <translation>一个快照和一次写入</translation>
    </message>
    <message>
        <source>A write fault in a mapped file</source>
        <translation>映射文件中的写缺页</translation>
    </message>
    <message>
        <source>Who holds my space</source>
        <translation>谁占着我的空间</translation>
    </message>
    <message>
        <source>What a loss of power leaves</source>
        <translation>断电会留下什么</translation>
    </message>
    <message>
        <source>a byte of the device as the views write it</source>
        <translation>设备上的一个字节，写法与各视图相同</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::SearchBox</name>
    <message>
        <source>Search names, blocks, inodes…</source>
        <translation>搜索名称、块、inode…</translation>
    </message>
    <message>
        <source>Search names, device bytes and inodes</source>
        <translation>搜索名称、设备字节和 inode</translation>
    </message>
    <message>
        <source>A part of a name, an inode number, or a device byte (decimal or 0x…)</source>
        <translation>名称的一部分、inode 编号或设备字节（十进制或 0x…）</translation>
    </message>
    <message>
        <source>searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Nothing found for “%1”</source>
        <translation>没有找到“%1”</translation>
    </message>
    <message numerus="yes">
        <source>%n found · Return goes there</source>
        <translation>
            <numerusform>找到 %n 项 · 按 Return 前往</numerusform>
        </translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::SettingsDialog</name>
    <message>
        <source>&amp;Commit by itself</source>
        <translation>自动提交(&amp;C)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Seconds from the first change to the commit</source>
        <translation>从第一处更改到提交的秒数</translation>
    </message>
    <message>
        <source>after the first change</source>
        <translation>（自第一处更改起）</translation>
    </message>
    <message>
        <source>A commit makes all changes durable together. Until then the image is as the last commit left it for whoever opens it, and what is freed is not used again. The kernel commits every 30 seconds.</source>
        <translation>提交使所有更改一起变得持久。在此之前，无论谁打开镜像，看到的都是上次提交时的样子，释放的空间也不会再次使用。内核每 30 秒提交一次。</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>Memory for moments</source>
        <translation>时刻占用的内存</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>Of a scratch image every state can be looked at and gone back to. What has changed since is kept in memory; when there is more, the oldest states go.</source>
        <translation>临时镜像的每个状态都可以查看和返回。此后更改过的内容保存在内存中；超出上限时，最旧的状态会被丢弃。</translation>
    </message>
    <message>
        <source>Commits</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Moments</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>As the desktop</source>
        <translation>跟随桌面</translation>
    </message>
    <message>
        <source>For the window, the lessons and the handbook, from the next start of the program on. Scripts and the command line are in English.</source>
        <translation>用于窗口、课程和手册，从程序下次启动起生效。脚本和命令行为英文。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::SharingPainter</name>
    <message>
        <source>No extents</source>
        <translation>没有区段</translation>
    </message>
    <message>
        <source>Nothing here has a place of its own on the device.</source>
        <translation>这里没有任何内容在设备上有自己的位置。</translation>
    </message>
    <message>
        <source>byte of the file</source>
        <translation>文件的字节</translation>
    </message>
    <message>
        <source>data, by holders</source>
        <translation>数据（按持有者）</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另外 %1 个</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>未统计</translation>
    </message>
    <message>
        <source>hold less of it</source>
        <translation>持有得较少</translation>
    </message>
    <message>
        <source>exclusive: freed if this one is removed</source>
        <translation>独占：删除此项即释放</translation>
    </message>
    <message>
        <source>shared: others hold it too</source>
        <translation>共享：其他项也持有</translation>
    </message>
    <message>
        <source>unreachable: part of those, and nothing reads it</source>
        <translation>不可达：属于以上部分，但没有任何内容读取它</translation>
    </message>
    <message>
        <source>rows %1 to %2 of %3: turn the wheel over the names, or Ctrl+↑ and Ctrl+↓</source>
        <translation>第 %1 至 %2 行，共 %3 行：在名称上转动滚轮，或按 Ctrl+↑ 和 Ctrl+↓</translation>
    </message>
    <message>
        <source>not complete: %1</source>
        <translation>不完整：%1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>以及另外 %1 个</translation>
    </message>
    <message>
        <source> (its removal has begun)</source>
        <translation>（已开始删除）</translation>
    </message>
    <message>
        <source> (snapshot)</source>
        <translation>（快照）</translation>
    </message>
    <message>
        <source>
what it holds has not been counted</source>
        <translation>
尚未统计它所持有的内容</translation>
    </message>
    <message>
        <source>
exclusive: %1, freed if this one is removed</source>
        <translation>
独占：%1，删除此项即释放</translation>
    </message>
    <message>
        <source>
shared: %1, others hold it too</source>
        <translation>
共享：%1，其他项也持有</translation>
    </message>
    <message>
        <source>
unreachable: %1 of those, which nothing reads</source>
        <translation>
不可达：其中 %1，没有任何内容读取</translation>
    </message>
    <message>
        <source>
in bytes of the file, as btrfs filesystem du: %1 exclusive, %2 shared</source>
        <translation>
以文件的字节计，同 btrfs filesystem du：独占 %1，共享 %2</translation>
    </message>
    <message>
        <source>%1 at device byte %2</source>
        <translation>%1，位于设备字节 %2</translation>
    </message>
    <message>
        <source>, byte %1 of the file</source>
        <translation>，文件的字节 %1</translation>
    </message>
    <message>
        <source>
held by %1 alone</source>
        <translation>
仅由 %1 持有</translation>
    </message>
    <message>
        <source>
held by %1</source>
        <translation>
由 %1 持有</translation>
    </message>
    <message>
        <source>
%1 of it unreachable</source>
        <translation>
其中 %1 不可达</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::SharingView</name>
    <message>
        <source>Who shares</source>
        <translation>谁在共享</translation>
    </message>
    <message>
        <source>%1 — nobody else holds its extents</source>
        <translation>%1 — 其区段没有其他持有者</translation>
    </message>
    <message>
        <source>%1 — and the %2 that hold extents of it</source>
        <translation>%1 — 以及持有其区段的另外 %2 个</translation>
    </message>
    <message>
        <source>all data of the image: 1 subvolume</source>
        <translation>镜像的全部数据：1 个子卷</translation>
    </message>
    <message>
        <source>all data of the image: %1 subvolumes</source>
        <translation>镜像的全部数据：%1 个子卷</translation>
    </message>
    <message>
        <source> · 1 px = %1 · measured</source>
        <translation> · 1 px = %1 · 实测</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>no image open</source>
        <translation>没有打开的镜像</translation>
    </message>
    <message>
        <source>btrfs · generation %1</source>
        <translation>btrfs · 第 %1 代</translation>
    </message>
    <message>
        <source>%1 + 1 change</source>
        <translation>%1 + 1 处更改</translation>
    </message>
    <message>
        <source>%1 + %2 changes</source>
        <translation>%1 + %2 处更改</translation>
    </message>
    <message>
        <source>granularity: %1</source>
        <translation>粒度：%1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>scratch image</source>
        <translation>临时镜像</translation>
    </message>
    <message>
        <source>read-only: %1</source>
        <translation>只读：%1</translation>
    </message>
    <message>
        <source>options in force: %1</source>
        <translation>已启用的选项：%1</translation>
    </message>
    <message>
        <source>1 finding</source>
        <translation>1 个问题</translation>
    </message>
    <message>
        <source>%1 findings</source>
        <translation>%1 个问题</translation>
    </message>
    <message>
        <source>What is wrong or unknown in this image</source>
        <translation>此镜像中有问题或未知的内容</translation>
    </message>
    <message>
        <source>Nothing wrong or unknown was met so far</source>
        <translation>到目前为止没有遇到有问题或未知的内容</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>发现的问题</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::StepBar</name>
    <message>
        <source>file %1</source>
        <translation>文件 %1</translation>
    </message>
    <message>
        <source>device %1 +%2</source>
        <translation>设备 %1 +%2</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>To the next event (F10)</source>
        <translation>到下一个事件 (F10)</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>To the next event that is not inside this step (Ctrl+F10)</source>
        <translation>到下一个不在此步骤之内的事件 (Ctrl+F10)</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>跳出</translation>
    </message>
    <message>
        <source>To the end of what this step is part of (Ctrl+Shift+F10)</source>
        <translation>到此步骤所属过程的结尾 (Ctrl+Shift+F10)</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>The operation that stands here fails, and what it has done is taken back</source>
        <translation>停在此处的操作以失败告终，已做的部分被撤回</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>At full speed, until it stops again (F9)</source>
        <translation>全速运行，直到再次停住 (F9)</translation>
    </message>
    <message>
        <source>Slow motion</source>
        <translation>慢动作</translation>
    </message>
    <message>
        <source>Stands still</source>
        <translation>已停住</translation>
    </message>
    <message>
        <source>Stops at the next event</source>
        <translation>将停在下一个事件</translation>
    </message>
    <message>
        <source>Do something: a store, a snapshot, a write.</source>
        <translation>请做点什么：存储、快照或写入。</translation>
    </message>
    <message>
        <source>Every event that the timeline shows takes %1 ms, so that it can be seen.</source>
        <translation>时间线显示的每个事件耗时 %1 ms，以便看清。</translation>
    </message>
    <message>
        <source>Stops at</source>
        <translation>停在</translation>
    </message>
    <message>
        <source>Do not stop</source>
        <translation>不要停</translation>
    </message>
    <message>
        <source>%1 ✕</source>
        <translation>%1 ✕</translation>
    </message>
    <message>
        <source>The engine stops here. Click to let it run.</source>
        <translation>引擎会停在这里。点击即可让它继续运行。</translation>
    </message>
    <message>
        <source>at an event; what changes the image waits until it goes on</source>
        <translation>停在某个事件处；更改镜像的请求要等引擎继续后才执行</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Steps</name>
    <message>
        <source>Somebody asked for this: a menu, a script or the command line. Everything that stands inside it was done on its behalf, and an operation that fails takes all of it back.</source>
        <translation>这是有人要求的：来自菜单、脚本或命令行。它之内的一切都是为它而做的；操作如果失败，会将这一切全部撤回。</translation>
    </message>
    <message>
        <source>Bytes are stored to the device. New blocks are written once and before any page shows them, so that nobody ever sees what lay there before.</source>
        <translation>字节存储到设备上。新块只写一次，而且在任何页展示它之前写好，因此谁也看不到那里原先的内容。</translation>
    </message>
    <message>
        <source>Items of a tree block are pushed aside inside the block to make or close a gap. Only blocks that this transaction allocated are edited where they lie.</source>
        <translation>树块的条目在块内移动，以腾出或合上空位。只有本事务分配的块才会原地修改。</translation>
    </message>
    <message>
        <source>Zeros are stored to the device. Zeroing part of a block copies the block first and keeps both sides of what is zeroed.</source>
        <translation>将零存储到设备上。如果只清零块的一部分，会先复制该块，并保留清零部分两侧的内容。</translation>
    </message>
    <message>
        <source>The processor&apos;s cache is told to hand these lines to the medium. That says what shall become durable, not when: the next fence does.</source>
        <translation>要求处理器缓存把这些行交给介质。这只说明什么要变得持久，不说明何时：何时由下一个栅栏决定。</translation>
    </message>
    <message>
        <source>Everything flushed before this point is durable before anything after it begins. A commit needs a few, in the right places: between the new blocks and the superblock that makes them count.</source>
        <translation>在此之前刷写的一切都先变得持久，之后的才会开始。一次提交需要几个栅栏，而且位置要对：放在新块与使其生效的超级块之间。</translation>
    </message>
    <message>
        <source>Free space is taken for a new block. Copy-on-write never overwrites what the last commit can reach, so a change needs a new place first.</source>
        <translation>为新块取用空闲空间。写时复制绝不覆盖上次提交可达的内容，所以更改首先需要新的位置。</translation>
    </message>
    <message>
        <source>Space goes back at once. It was taken in this very transaction, so no commit refers to it.</source>
        <translation>空间立即归还。它正是在本事务中取用的，因此没有提交引用它。</translation>
    </message>
    <message>
        <source>The space is given up, but the last commit still refers to it. It may be used again only when the next commit is durable: else a power loss would find it overwritten.</source>
        <translation>空间已放弃，但上次提交仍引用它。要等下次提交持久之后才能再次使用：否则一旦断电，它就已经被覆盖了。</translation>
    </message>
    <message>
        <source>The commit is durable, so nothing refers to this space any more. From now on it may be allocated.</source>
        <translation>提交已经持久，不再有任何内容引用这块空间。从现在起可以分配它。</translation>
    </message>
    <message>
        <source>All changes since the last commit become durable together: new blocks, then a fence, then the superblock that points to them. Whenever the power fails, one valid state is on the medium.</source>
        <translation>自上次提交以来的所有更改一起变得持久：先是新块，然后是栅栏，最后是指向新块的超级块。无论何时断电，介质上总有一个有效的状态。</translation>
    </message>
    <message>
        <source>A second root is made that shares everything with the first. Mapped pages must lose the right to store before that root exists, or a store would change both.</source>
        <translation>创建第二个根，它与第一个根共享一切。在这个根出现之前，映射的页必须失去存储权，否则一次存储会同时更改两者。</translation>
    </message>
    <message>
        <source>From now on these bytes cannot be read, as after a failure of the medium. Loads from them end in SIGBUS, system calls in EIO, and the owners can be named.</source>
        <translation>从现在起无法读取这些字节，如同介质发生故障。对它们的加载以 SIGBUS 告终，系统调用得到 EIO，并且可以说出所有者是谁。</translation>
    </message>
    <message>
        <source>A whole block was written anew, which clears its poison. Part of a block would not do: the rest would still be unreadable.</source>
        <translation>整个块重新写入，毒化因此清除。只写块的一部分不行：其余部分仍然无法读取。</translation>
    </message>
    <message>
        <source>The filesystem says where these bytes of the file will live, and where they live now. Under copy-on-write these are two places: a destination, and the source that it has to be filled from.</source>
        <translation>文件系统说明文件的这些字节将位于何处，以及现在位于何处。在写时复制下这是两个位置：一个是目的地，一个是用来填充它的来源。</translation>
    </message>
    <message>
        <source>The new block is filled, so the file&apos;s items are made to point to it. Not earlier: until then the file shows the old block, and a failure leaves it as it was.</source>
        <translation>新块已填好，于是让文件的条目指向它。不能更早：在此之前文件展示旧块，如果失败，一切仍是原样。</translation>
    </message>
    <message>
        <source>A load or a store met a page that is not there, or may not be stored to, and the processor stopped it. The thread waits here until the engine has seen to the page.</source>
        <translation>加载或存储遇到了不存在或不允许存储的页，被处理器拦下。线程在这里等待，直到引擎处理好该页。</translation>
    </message>
    <message>
        <source>All that one page fault took, from the stopped access until it may be tried again. With DAX there is no page cache: what the page gets is the block itself, and if others share it, a copy.</source>
        <translation>一次缺页的全过程，从访问被拦下到可以重试为止。使用 DAX 时没有页缓存：页得到的就是块本身；如果该块还有其他人共享，则得到一份副本。</translation>
    </message>
    <message>
        <source>The file&apos;s index learns which block stands behind this page. The entry is what all processes that map the file go by.</source>
        <translation>文件的索引得知此页背后是哪个块。映射该文件的所有进程都以这个条目为准。</translation>
    </message>
    <message>
        <source>Another block stands behind the page from now on. No window may go on showing the old one, so all others are taken away right after.</source>
        <translation>从现在起，此页背后是另一个块。任何窗口都不能再展示旧块，因此紧接着就会把其他窗口里的页都收走。</translation>
    </message>
    <message>
        <source>Whoever else faults on this page waits. Without it two processes could copy the same block, and one of the stores would be lost.</source>
        <translation>其他人如果也在此页触发缺页，就要等待。否则两个进程可能复制同一个块，其中一次存储就会丢失。</translation>
    </message>
    <message>
        <source>The entry says what it should, so those who waited may look at it. They look again: it may be another block by now.</source>
        <translation>条目已经写好，等待的人可以查看了。他们要重新查看：现在可能已是另一个块。</translation>
    </message>
    <message>
        <source>DIRTY: somebody may have stored to the page since it was flushed. TOWRITE: a writeback has begun with it, and a store that comes meanwhile marks it anew.</source>
        <translation>DIRTY：自上次刷写以来，可能有人存储过该页。TOWRITE：对该页的回写已经开始，其间到来的存储会重新标记它。</translation>
    </message>
    <message>
        <source>The index forgets the page: its block changes, or is gone. The next access faults and asks the filesystem.</source>
        <translation>索引忘掉此页：它的块要改变，或已不存在。下次访问会触发缺页，并询问文件系统。</translation>
    </message>
    <message>
        <source>Pages lose the right to be stored to, in every window. It comes before the flush or the snapshot: a store after it faults, and cannot slip past.</source>
        <translation>页在每个窗口中都失去存储权。这发生在刷写或快照之前：之后的存储会触发缺页，不可能悄悄溜过去。</translation>
    </message>
    <message>
        <source>The pages appear in the window: the process reaches the block by plain loads, and by stores if it may. Content was there before, so nothing else was ever to be seen.</source>
        <translation>页出现在窗口中：进程用普通的加载即可访问该块，如果允许，也可以存储。内容在此之前就已在那里，因此绝不会看到别的东西。</translation>
    </message>
    <message>
        <source>A window loses pages, because another block stands behind them now or room was needed. Its process notices nothing until it touches them: then it faults.</source>
        <translation>窗口失去一些页，因为它们背后现在是另一个块，或者需要腾出空间。进程在触碰它们之前毫无察觉：触碰时才触发缺页。</translation>
    </message>
    <message>
        <source>Nothing may change from here on, and nothing did in between: pages were protected first, then everything committed. Stores wait at their faults until the thaw.</source>
        <translation>从这里起什么都不能改变，其间也没有任何改变：先保护页，再提交一切。存储停在各自的缺页处，等待解冻。</translation>
    </message>
    <message>
        <source>Stores and operations go on. Pages stay protected until somebody stores to them.</source>
        <translation>存储和操作继续进行。页仍受保护，直到有人向它们存储。</translation>
    </message>
    <message>
        <source>The device is gone, and all windows were taken away before. Whoever touches one now gets SIGBUS instead of memory that belongs to something else.</source>
        <translation>设备已经移除，所有窗口的页都已提前收走。现在谁触碰窗口，得到的是 SIGBUS，而不是属于别人的内存。</translation>
    </message>
    <message>
        <source>A state to come back to was remembered. For that all pages were protected, so that what is stored later can be told apart from it: such faults are the observer&apos;s, not the filesystem&apos;s.</source>
        <translation>记住了一个可以返回的状态。为此保护了所有页，以便把之后存储的内容与它区分开：这些缺页是观察者造成的，不是文件系统造成的。</translation>
    </message>
    <message>
        <source>The image is as it was at an earlier moment. Pages of windows were taken away first; they come back by faults, with the bytes of then.</source>
        <translation>镜像回到了较早时刻的样子。先收走了窗口里的页；它们会随着缺页回来，带着当时的字节。</translation>
    </message>
    <message>
        <source>The block of an immutable file stays, and everybody else who shares it moves to a copy, found through back references. It is a design that lost: its cost grows with the number of owners.</source>
        <translation>不可变文件的块留在原处，其他共享它的人都通过反向引用找到，并迁移到一份副本。这是一个落选的设计：它的代价随所有者的数量增长。</translation>
    </message>
    <message>
        <source>A process reads from its window with plain instructions, no system call. Where the page is there the engine is not asked at all; else the load waits in a page fault.</source>
        <translation>进程用普通指令从窗口读取，没有系统调用。如果页存在，根本不会询问引擎；否则加载会在缺页中等待。</translation>
    </message>
    <message>
        <source>A process writes to its window with plain instructions, no system call. Where the page may be stored to the engine does not even notice; else the store waits in a page fault, and is tried again.</source>
        <translation>进程用普通指令写入窗口，没有系统调用。如果页允许存储，引擎甚至不会察觉；否则存储会在缺页中等待，然后重试。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TimeBar</name>
    <message>
        <source>compare with now</source>
        <translation>与现在比较</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>命名…</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>返回现在</translation>
    </message>
    <message>
        <source>Restart from here</source>
        <translation>从此处重新开始</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>The moment before (Alt+Left)</source>
        <translation>上一个时刻 (Alt+Left)</translation>
    </message>
    <message>
        <source>The moment after (Alt+Right)</source>
        <translation>下一个时刻 (Alt+Right)</translation>
    </message>
    <message>
        <source>The moment before</source>
        <translation>上一个时刻</translation>
    </message>
    <message>
        <source>The moment after</source>
        <translation>下一个时刻</translation>
    </message>
    <message>
        <source>Gives this moment a name</source>
        <translation>为此时刻命名</translation>
    </message>
    <message>
        <source>Shows the image as it is now (Alt+End)</source>
        <translation>显示镜像现在的状态 (Alt+End)</translation>
    </message>
    <message>
        <source>The image becomes what it was at this moment; until something changes, the way forward stays open</source>
        <translation>镜像变回此时刻的样子；在做出更改之前，仍可重做</translation>
    </message>
    <message>
        <source>Frames what is different now, dashed where it is now; else what led to the moment (Ctrl+D)</source>
        <translation>框出与现在不同的内容，它们现在的位置用虚线；否则框出通向此时刻的更改 (Ctrl+D)</translation>
    </message>
    <message>
        <source>now · %1</source>
        <translation>现在 · %1</translation>
    </message>
    <message>
        <source>%1 of %2 · %3</source>
        <translation>%1 / %2 · %3</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1，在 %2 之后</translation>
    </message>
    <message>
        <source>The last commit</source>
        <translation>上次提交</translation>
    </message>
    <message>
        <source>Moment %1 of %2</source>
        <translation>时刻 %1，共 %2 个</translation>
    </message>
    <message>
        <source>You look at the image as the last commit left it. Nothing here can be changed.</source>
        <translation>您看到的是镜像在上次提交时的状态。这里什么都不能更改。</translation>
    </message>
    <message>
        <source>You look at the image as it was: %1. Nothing here can be changed.</source>
        <translation>您看到的是镜像当时的状态：%1。这里什么都不能更改。</translation>
    </message>
    <message>
        <source>You look at the image as it was: %1, %2. Nothing here can be changed.</source>
        <translation>您看到的是镜像当时的状态：%1，%2。这里什么都不能更改。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TimeSlider</name>
    <message>
        <source>Moments</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>%1, after %2</source>
        <translation>%1，在 %2 之后</translation>
    </message>
    <message>
        <source>now · %1</source>
        <translation>现在 · %1</translation>
    </message>
    <message>
        <source>undone · %1</source>
        <translation>已撤销 · %1</translation>
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
        <translation>还没有发生任何事件</translation>
    </message>
    <message>
        <source>Whatever the engine does from now on is recorded here: run an operation, or map a file and store to it.</source>
        <translation>引擎从现在起所做的一切都会记录在这里：请执行一个操作，或映射一个文件并向它存储。</translation>
    </message>
    <message>
        <source>waits in %1</source>
        <translation>等待：%1</translation>
    </message>
    <message>
        <source>last: %1, %2</source>
        <translation>最近一次：%1，%2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TimelineMap</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>last fault %1 (measured)</source>
        <translation>最近一次缺页 %1（实测）</translation>
    </message>
    <message>
        <source>%1 across · measured</source>
        <translation>跨度 %1 · 实测</translation>
    </message>
    <message>
        <source>%1 events were too fast to be kept</source>
        <translation>%1 个事件太快，未能保留</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TimelineView</name>
    <message>
        <source>filter…</source>
        <translation>筛选…</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Show only some processes, kinds of events, or one file</source>
        <translation>只显示某些进程、某些种类的事件或某个文件</translation>
    </message>
    <message>
        <source>Find events</source>
        <translation>查找事件</translation>
    </message>
    <message>
        <source>Kinds, functions, files and processes; Return goes on, Shift+Return goes back</source>
        <translation>种类、函数、文件和进程；Return 查找下一个，Shift+Return 查找上一个</translation>
    </message>
    <message>
        <source>back to now</source>
        <translation>返回现在</translation>
    </message>
    <message>
        <source>Shows what was done last, and follows what happens (End)</source>
        <translation>显示最近所做的，并跟随正在发生的 (End)</translation>
    </message>
    <message>
        <source>%1 ✕</source>
        <translation>%1 ✕</translation>
    </message>
    <message>
        <source>Only this is shown. Click to show the others, too.</source>
        <translation>只显示此项。点击可同时显示其他项。</translation>
    </message>
    <message>
        <source>kind: %1</source>
        <translation>种类：%1</translation>
    </message>
    <message>
        <source>marker %1</source>
        <translation>标记 %1</translation>
    </message>
    <message>
        <source>from 1 to 2: %1</source>
        <translation>从 1 到 2：%1</translation>
    </message>
    <message>
        <source>The markers; click to take them away (Backspace)</source>
        <translation>标记；点击可移除 (Backspace)</translation>
    </message>
    <message>
        <source>This file</source>
        <translation>此文件</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Only %1</source>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>Marker 1 here</source>
        <translation>在此处放标记 1</translation>
    </message>
    <message>
        <source>Marker 2 here</source>
        <translation>在此处放标记 2</translation>
    </message>
    <message>
        <source>No event has this in it</source>
        <translation>没有事件包含此内容</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Transfers</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>The answer counts for all. Directories become one in any case; nothing takes the place of a directory.</source>
        <translation>此选择适用于全部。目录总是合并；任何内容都不会取代目录。</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Keep both</source>
        <translation>两者都保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Skip</source>
        <translation>跳过(&amp;S)</translation>
    </message>
    <message>
        <source>Imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Exported</source>
        <translation>已导出</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TreePainter</name>
    <message>
        <source>, being removed</source>
        <translation>，正在删除</translation>
    </message>
    <message>
        <source>1 leaf</source>
        <translation>1 个叶子</translation>
    </message>
    <message>
        <source>%1 leaves</source>
        <translation>%1 个叶子</translation>
    </message>
    <message>
        <source>level %1: %2</source>
        <translation>第 %1 层：%2</translation>
    </message>
    <message>
        <source>− fold %1 leaves</source>
        <translation>− 折叠 %1 个叶子</translation>
    </message>
    <message>
        <source>held by one</source>
        <translation>由一个持有</translation>
    </message>
    <message>
        <source>held by several</source>
        <translation>由多个持有</translation>
    </message>
    <message>
        <source>written by the last operation</source>
        <translation>上次操作写入</translation>
    </message>
    <message>
        <source>copied from, and still held</source>
        <translation>复制的来源，仍被持有</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>No blocks</source>
        <translation>没有块</translation>
    </message>
    <message>
        <source>This tree has no block that could be read.</source>
        <translation>这棵树没有可以读取的块。</translation>
    </message>
    <message>
        <source>%1 roots</source>
        <translation>%1 个根</translation>
    </message>
    <message>
        <source>%1 nodes</source>
        <translation>%1 个节点</translation>
    </message>
    <message>
        <source>%1, %2, generation %3</source>
        <translation>%1，%2，第 %3 代</translation>
    </message>
    <message>
        <source>%1, %2, generations %3</source>
        <translation>%1，%2，第 %3 代</translation>
    </message>
    <message>
        <source>%1, %2, gen %3</source>
        <translation>%1，%2，代 %3</translation>
    </message>
    <message>
        <source>%1, gen %2</source>
        <translation>%1，代 %2</translation>
    </message>
    <message>
        <source>gen %1</source>
        <translation>代 %1</translation>
    </message>
    <message>
        <source>%1, %2, generations %3 to %4</source>
        <translation>%1，%2，第 %3 至 %4 代</translation>
    </message>
    <message>
        <source>
%1 of them held by several</source>
        <translation>
其中 %1 个由多个持有</translation>
    </message>
    <message>
        <source>
from key %1
click to see its parts</source>
        <translation>
起始键 %1
点击可查看各部分</translation>
    </message>
    <message>
        <source>
copies with the same keys, from %1</source>
        <translation>
键相同的副本，起始键 %1</translation>
    </message>
    <message>
        <source>leaf at device byte %1</source>
        <translation>位于设备字节 %1 的叶子</translation>
    </message>
    <message>
        <source>node of level %1 at device byte %2</source>
        <translation>位于设备字节 %2 的第 %1 层节点</translation>
    </message>
    <message>
        <source>
generation %1, %2 items, first key %3</source>
        <translation>
第 %1 代，%2 个条目，首个键 %3</translation>
    </message>
    <message>
        <source>
damaged: it cannot be read</source>
        <translation>
已损坏：无法读取</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>另外 %1 个</translation>
    </message>
    <message>
        <source>
held by %1</source>
        <translation>
由 %1 持有</translation>
    </message>
    <message>
        <source>%1 leaves stand here one by one or in parts; click to fold them to one box</source>
        <translation>这里有 %1 个叶子逐个或分段显示；点击可折叠成一个框</translation>
    </message>
    <message>
        <source>different now</source>
        <translation>与现在不同</translation>
    </message>
    <message>
        <source>new since the moment before</source>
        <translation>自前一时刻以来新写入</translation>
    </message>
    <message>
        <source>new at this event</source>
        <translation>在此事件中新写入</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::TreeView</name>
    <message>
        <source>Trees</source>
        <translation>树</translation>
    </message>
    <message>
        <source>1 block</source>
        <translation>1 个块</translation>
    </message>
    <message>
        <source>%1 blocks</source>
        <translation>%1 个块</translation>
    </message>
    <message>
        <source>, %1</source>
        <translation>，%1</translation>
    </message>
    <message>
        <source>, of them %1 held by several</source>
        <translation>，其中 %1 个由多个持有</translation>
    </message>
    <message>
        <source> · not complete: %1</source>
        <translation> · 不完整：%1</translation>
    </message>
    <message>
        <source> · measured</source>
        <translation> · 实测</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::Usage</name>
    <message>
        <source>only here %1, shared %2</source>
        <translation>仅此处 %1，共享 %2</translation>
    </message>
    <message>
        <source>%1, unreachable %2</source>
        <translation>%1，不可达 %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::UsageView</name>
    <message>
        <source>only here</source>
        <translation>仅此处</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>nothing else holds it; deleting frees it</source>
        <translation>没有其他持有者；删除即释放</translation>
    </message>
    <message>
        <source>other files or snapshots hold it too; deleting here frees nothing</source>
        <translation>其他文件或快照也持有；在此处删除不会释放任何空间</translation>
    </message>
    <message>
        <source>allocated, but nothing reads it: kept alive by a neighbour in the same extent</source>
        <translation>已分配，但没有任何内容读取：因同一区段中相邻的部分而保留</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::WelcomePage</name>
    <message>
        <source>is not there any more · %1</source>
        <translation>已不存在 · %1</translation>
    </message>
    <message>
        <source>%1, missing</source>
        <translation>%1，缺失</translation>
    </message>
    <message>
        <source>Take the tour</source>
        <translation>开始导览</translation>
    </message>
    <message>
        <source>Start a lesson</source>
        <translation>开始课程</translation>
    </message>
    <message>
        <source>New scratch image</source>
        <translation>新建临时镜像</translation>
    </message>
    <message>
        <source>Open an image…</source>
        <translation>打开镜像…</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
    <message>
        <source>See how a copy-on-write filesystem lies in persistent memory: which files and snapshots share which bytes, and where every block went.</source>
        <translation>看看写时复制文件系统在持久内存中的样子：哪些文件和快照共享哪些字节，每个块又去了哪里。</translation>
    </message>
    <message>
        <source>Opens a small image that comes with Daxscope: snapshots, shared files, holes, a fragmented file</source>
        <translation>打开 Daxscope 附带的小镜像：快照、共享的文件、空洞、碎片化的文件</translation>
    </message>
    <message>
        <source>Short lessons on images of their own: predict, do, see what the engine did</source>
        <translation>简短的课程，各有自己的镜像：先预测，再动手，看看引擎做了什么</translation>
    </message>
    <message>
        <source>Makes an empty image in memory to try things on; gone when it is closed, unless a copy is saved</source>
        <translation>在内存中新建空镜像，供随意试验；关闭后即消失，除非保存了副本</translation>
    </message>
    <message>
        <source>Daxscope</source>
        <translation>Daxscope</translation>
    </message>
    <message>
        <source>Take it from this list; the file stays</source>
        <translation>从此列表中移除；文件保留</translation>
    </message>
    <message>
        <source>Remove %1 from the list</source>
        <translation>从列表中移除 %1</translation>
    </message>
    <message>
        <source>Let go to open it.</source>
        <translation>松开即可打开。</translation>
    </message>
    <message>
        <source>Or drop an image file anywhere here.</source>
        <translation>也可以把镜像文件拖放到这里的任意位置。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::glossary</name>
    <message>
        <source>back reference</source>
        <translation>反向引用</translation>
    </message>
    <message>
        <source>A note at an extent of which tree or file uses it. With it one can go from bytes on the device to their owners, which the file trees alone do not tell.</source>
        <translation>区段上的记录，说明哪棵树或哪个文件在使用它。借助它可以由设备上的字节找到所有者，仅凭文件树做不到这一点。</translation>
    </message>
    <message>
        <source>block group</source>
        <translation>块组</translation>
    </message>
    <message>
        <source>A stretch of address space set aside for one kind of content: data, metadata or system. Free space is counted and handed out inside block groups.</source>
        <translation>一段地址空间，专用于一种内容：数据、元数据或系统。空闲空间在块组之内统计和分配。</translation>
    </message>
    <message>
        <source>bookend</source>
        <translation>书挡 (bookend)</translation>
    </message>
    <message>
        <source>The part of an extent that no file points into any more because it was overwritten elsewhere. It stays allocated until the last reference to the whole extent is gone.</source>
        <translation>区段中已没有文件指向的部分，因为新内容写到了别处。在对整个区段的最后一个引用消失之前，它一直保持已分配。</translation>
    </message>
    <message>
        <source>checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>A short number computed from a block. When it does not match on reading, the bytes are not the ones that were written.</source>
        <translation>由一个块计算出的短数字。如果读取时不符，这些字节就不是当初写入的。</translation>
    </message>
    <message>
        <source>chunk</source>
        <translation>块组区 (chunk)</translation>
    </message>
    <message>
        <source>The mapping of a stretch of logical addresses to bytes of the device. With the profile dup one chunk lies in two places.</source>
        <translation>一段逻辑地址到设备字节的映射。配置为 dup 时，一个块组区位于两处。</translation>
    </message>
    <message>
        <source>commit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>The moment a transaction becomes the state of the filesystem: all new blocks are durable, then one superblock write makes them count.</source>
        <translation>事务成为文件系统状态的那一刻：所有新块都已持久，随后写入一次超级块，使它们生效。</translation>
    </message>
    <message>
        <source>compression</source>
        <translation>压缩</translation>
    </message>
    <message>
        <source>The extent is stored in fewer bytes than it holds: zlib, lzo or zstd. Such bytes cannot be mapped into memory directly; they are decompressed into a copy.</source>
        <translation>区段存放的字节数少于其内容：zlib、lzo 或 zstd。这样的字节不能直接映射到内存，要先解压到一份副本中。</translation>
    </message>
    <message>
        <source>copy on write</source>
        <translation>写时复制 (CoW)</translation>
    </message>
    <message>
        <source>Changed content goes to a new place and the pointer is moved there; the old bytes stay as they are as long as someone else holds them.</source>
        <translation>更改后的内容写到新的位置，指针随之移到那里；只要还有其他持有者，旧的字节就保持不变。</translation>
    </message>
    <message>
        <source>DAX</source>
        <translation>DAX</translation>
    </message>
    <message>
        <source>Direct access: a program&apos;s loads and stores reach the persistent memory itself, with no copy of the file in the page cache.</source>
        <translation>直接访问：程序的加载和存储直达持久内存本身，页缓存中没有文件的副本。</translation>
    </message>
    <message>
        <source>device byte</source>
        <translation>设备字节</translation>
    </message>
    <message>
        <source>A position on the device, that is in the image file. The logical addresses inside btrfs are translated to it by chunks.</source>
        <translation>设备上的一个位置，也就是镜像文件中的位置。btrfs 内部的逻辑地址经由块组区 (chunk) 转换为它。</translation>
    </message>
    <message>
        <source>devid</source>
        <translation>devid</translation>
    </message>
    <message>
        <source>The number of a device inside its filesystem. An image of one device has devid 1.</source>
        <translation>设备在其文件系统中的编号。单设备镜像的 devid 为 1。</translation>
    </message>
    <message>
        <source>dup</source>
        <translation>dup</translation>
    </message>
    <message>
        <source>Two copies of every block on the same device, so that one damaged copy can be read from the other. Usual for metadata.</source>
        <translation>每个块在同一设备上有两份副本，一份损坏时可以读取另一份。通常用于元数据。</translation>
    </message>
    <message>
        <source>extent</source>
        <translation>区段</translation>
    </message>
    <message>
        <source>A run of consecutive bytes on the device that was allocated at once. Files point to extents, or to parts of them.</source>
        <translation>设备上一次分配的一段连续字节。文件指向区段，或区段的一部分。</translation>
    </message>
    <message>
        <source>FIEMAP</source>
        <translation>FIEMAP</translation>
    </message>
    <message>
        <source>The Linux call by which a program asks for the extents of a file: their offsets, their lengths, and whether they are shared.</source>
        <translation>Linux 的一个调用，程序用它查询文件的区段：偏移、长度，以及是否共享。</translation>
    </message>
    <message>
        <source>flush</source>
        <translation>刷写</translation>
    </message>
    <message>
        <source>Moving stored bytes out of the processor&apos;s caches towards the memory. Only after a flush and a fence are they certain to survive a loss of power.</source>
        <translation>将存储的字节从处理器缓存移向内存。只有经过刷写和栅栏，才能确定它们在断电后仍然保留。</translation>
    </message>
    <message>
        <source>free</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Bytes inside a block group that no extent holds.</source>
        <translation>块组中没有任何区段持有的字节。</translation>
    </message>
    <message>
        <source>free space tree</source>
        <translation>空闲空间树</translation>
    </message>
    <message>
        <source>The tree that lists what is free in every block group, so that it need not be derived from the extent tree when the filesystem is mounted.</source>
        <translation>列出每个块组中哪些空间空闲的树，这样挂载文件系统时就不必从区段树推算。</translation>
    </message>
    <message>
        <source>freed</source>
        <translation>已释放</translation>
    </message>
    <message>
        <source>Space that the open transaction has given up. The last commit still refers to it, so it is handed out again only after the next one is durable.</source>
        <translation>当前事务已放弃的空间。上次提交仍引用它，因此要到下次提交持久之后才会再次分配。</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>代</translation>
    </message>
    <message>
        <source>The number of the transaction that wrote something. It grows with every commit, so a lower number is older.</source>
        <translation>写入某项内容的事务的编号。它随每次提交增大，因此数字越小越旧。</translation>
    </message>
    <message>
        <source>granularity</source>
        <translation>粒度</translation>
    </message>
    <message>
        <source>The smallest unit a program must flush to make a store durable: a byte, a cache line or a page. It depends on the memory, and on how it is reached.</source>
        <translation>程序要使一次存储持久，必须刷写的最小单位：字节、缓存行或页。它取决于内存，以及访问内存的方式。</translation>
    </message>
    <message>
        <source>hole</source>
        <translation>空洞</translation>
    </message>
    <message>
        <source>A range of a file without any extent. It reads as zeros and takes no space.</source>
        <translation>文件中没有任何区段的一段范围。读出来是零，不占空间。</translation>
    </message>
    <message>
        <source>inline</source>
        <translation>内联</translation>
    </message>
    <message>
        <source>A file so small that its bytes lie in the tree block that describes it. They have no extent of their own.</source>
        <translation>文件小到其字节就存放在描述它的树块里，没有自己的区段。</translation>
    </message>
    <message>
        <source>inode</source>
        <translation>inode</translation>
    </message>
    <message>
        <source>What a file is apart from its names: size, rights, times and extents. Its number is unique within a subvolume.</source>
        <translation>文件除名称之外的一切：大小、权限、时间和区段。其编号在子卷内是唯一的。</translation>
    </message>
    <message>
        <source>item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>One record of a leaf: a key, and the data that belongs to it.</source>
        <translation>叶子中的一条记录：一个键，以及属于它的数据。</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>By what the items of a tree are sorted: object number, type and offset, compared in this order.</source>
        <translation>树中条目的排序依据：对象编号、类型和偏移，按此顺序比较。</translation>
    </message>
    <message>
        <source>leaf</source>
        <translation>叶子</translation>
    </message>
    <message>
        <source>A tree block of level 0. It holds items; all other blocks only point the way.</source>
        <translation>层级为 0 的树块。条目都在叶子里；其他块只负责指路。</translation>
    </message>
    <message>
        <source>level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>How far a tree block is from the leaves, which have level 0. The root has the highest level of its tree.</source>
        <translation>树块离叶子有多远，叶子的层级为 0。根的层级是其树中最高的。</translation>
    </message>
    <message>
        <source>metadata</source>
        <translation>元数据</translation>
    </message>
    <message>
        <source>The trees that describe the filesystem: directories, inodes, extents, checksums. Everything but the content of files.</source>
        <translation>描述文件系统的各棵树：目录、inode、区段、校验和。除文件内容之外的一切。</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>A block group that holds data and metadata together. Used on very small devices.</source>
        <translation>同时存放数据和元数据的块组。用于很小的设备。</translation>
    </message>
    <message>
        <source>node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>A tree block above the leaves. It holds keys and pointers to the blocks of the level below.</source>
        <translation>叶子之上的树块。含有键，以及指向下一层各块的指针。</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>所有者</translation>
    </message>
    <message>
        <source>Who refers to an extent: for data, a place in a file of a subvolume; for a tree block, a tree that reaches it.</source>
        <translation>引用区段的一方：对数据而言，是子卷中某个文件的某处；对树块而言，是可到达它的树。</translation>
    </message>
    <message>
        <source>persistent memory</source>
        <translation>持久内存</translation>
    </message>
    <message>
        <source>Memory that keeps its bytes without power and is addressed like any other. The program may also emulate it with an ordinary file.</source>
        <translation>断电后仍保留其字节的内存，寻址方式与其他内存相同。程序也可以用普通文件模拟它。</translation>
    </message>
    <message>
        <source>prealloc</source>
        <translation>预分配</translation>
    </message>
    <message>
        <source>Space reserved for a range of a file, but not written. It reads as zeros until it is.</source>
        <translation>为文件的一段范围预留、但尚未写入的空间。写入之前，读出来是零。</translation>
    </message>
    <message>
        <source>reflink</source>
        <translation>reflink</translation>
    </message>
    <message>
        <source>A copy of a file, or of a part, that points to the same extents as the original. It costs no space until one of them is changed.</source>
        <translation>文件或其一部分的副本，与原件指向相同的区段。在其中之一更改之前，它不占空间。</translation>
    </message>
    <message>
        <source>shared</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>Held by more than one owner. A write to it must go to a new place, so that the others keep what they have.</source>
        <translation>由不止一个所有者持有。对它的写入必须放到新的位置，这样其他所有者才能保有原来的内容。</translation>
    </message>
    <message>
        <source>snapshot</source>
        <translation>快照</translation>
    </message>
    <message>
        <source>A subvolume that begins as a copy of another. At first both share everything; what is changed later is stored separately.</source>
        <translation>最初是另一个子卷的副本的子卷。起初两者共享一切；之后更改的内容分开存放。</translation>
    </message>
    <message>
        <source>subvolume</source>
        <translation>子卷</translation>
    </message>
    <message>
        <source>A tree of files with inode numbers of its own inside the filesystem. It appears as a directory and can be copied as a snapshot.</source>
        <translation>文件系统内的一棵文件树，有自己的 inode 编号。它表现为一个目录，可以复制成快照。</translation>
    </message>
    <message>
        <source>superblock</source>
        <translation>超级块</translation>
    </message>
    <message>
        <source>The block one starts reading from, at 64 KiB, with mirrors at 64 MiB and 256 GiB where the device is large enough. It says where the trees are and which commit is the newest.</source>
        <translation>读取的起点，位于 64 KiB；设备足够大时，在 64 MiB 和 256 GiB 处有备份。它说明各棵树在哪里，以及哪次提交最新。</translation>
    </message>
    <message>
        <source>system</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Superblocks and the chunk tree: what is needed before any other address can be translated.</source>
        <translation>超级块和块组区 (chunk) 树：转换其他任何地址之前都需要它们。</translation>
    </message>
    <message>
        <source>transaction</source>
        <translation>事务</translation>
    </message>
    <message>
        <source>A group of changes that become valid together or not at all, numbered by its generation.</source>
        <translation>一组要么一起生效、要么都不生效的更改，以代编号。</translation>
    </message>
    <message>
        <source>tree block</source>
        <translation>树块</translation>
    </message>
    <message>
        <source>The unit metadata is stored in, mostly 16 KiB: a node or a leaf of a tree, with a checksum and its generation.</source>
        <translation>元数据的存放单位，大多为 16 KiB：树的一个节点或叶子，带有校验和及其代。</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>不可达</translation>
    </message>
    <message>
        <source>Allocated, but no file points to it: the rest of an extent of which another part is still in use. Rewriting that part (defragmenting) sets it free.</source>
        <translation>已分配，但没有文件指向它：它属于一个区段，而该区段的另一部分仍在使用。重写那一部分（碎片整理）即可释放它。</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::handbook::HandbookView</name>
    <message>
        <source>Handbook</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>后退</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退 (Alt+Left)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进 (Alt+Right)</translation>
    </message>
    <message>
        <source>contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>All pages (Alt+Home)</source>
        <translation>所有页面 (Alt+Home)</translation>
    </message>
    <message>
        <source>Search the handbook…</source>
        <translation>搜索手册…</translation>
    </message>
    <message>
        <source>Search the handbook</source>
        <translation>搜索手册</translation>
    </message>
    <message>
        <source>All words have to be in a section; “words in quotes” stand together</source>
        <translation>一节中必须包含所有词；“引号中的词”须连在一起</translation>
    </message>
    <message>
        <source>Find in this page…</source>
        <translation>在此页中查找…</translation>
    </message>
    <message>
        <source>Find in this page</source>
        <translation>在此页中查找</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Previous (Shift+F3)</source>
        <translation>上一个 (Shift+F3)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Next (F3)</source>
        <translation>下一个 (F3)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭 (Escape)</translation>
    </message>
    <message>
        <source>not in this page</source>
        <translation>此页中没有</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::handbook::Html</name>
    <message>
        <source>On this page</source>
        <translation>本页内容</translation>
    </message>
    <message>
        <source>%1 – Daxscope handbook</source>
        <translation>%1 – Daxscope 手册</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Found: %1</source>
        <translation>找到 %1 处</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::handbook::Parts</name>
    <message>
        <source>path in the image</source>
        <translation>镜像中的路径</translation>
    </message>
    <message>
        <source>new path in the image</source>
        <translation>镜像中的新路径</translation>
    </message>
    <message>
        <source>path of this computer</source>
        <translation>本机路径</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>octal</source>
        <translation>八进制</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>开关</translation>
    </message>
    <message>
        <source>Argument</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>; `%1` when left out</source>
        <translation>；省略时为 `%1`</translation>
    </message>
    <message>
        <source>Lesson</source>
        <translation>课程</translation>
    </message>
    <message>
        <source>About</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>In the window: %1</source>
        <translation>在窗口中：%1</translation>
    </message>
    <message>
        <source>Can fail with: %1</source>
        <translation>可能的错误：%1</translation>
    </message>
    <message>
        <source>`%1`. %2</source>
        <translation>`%1`。%2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
</context>
<context>
    <name>daxscope::ui::handbook::Side</name>
    <message>
        <source>Contents of the handbook</source>
        <translation>手册目录</translation>
    </message>
    <message>
        <source>What was found in the handbook</source>
        <translation>在手册中找到的内容</translation>
    </message>
    <message>
        <source>Nothing in the handbook has “%1”.</source>
        <translation>手册中没有“%1”。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
<context>
    <name>engine</name>
    <message>
        <source>“{}” is not a size; write for example 4096, 16K, 256M or 1.5G</source>
        <translation>“{}”不是大小；请写成例如 4096、16K、256M 或 1.5G</translation>
    </message>
    <message>
        <source>“{}” has the unknown unit “{}”; units are K, M, G, T, P, E</source>
        <translation>“{}”的单位“{}”未知；可用单位为 K、M、G、T、P、E</translation>
    </message>
    <message>
        <source>“{}” is larger than 16 EiB</source>
        <translation>“{}”大于 16 EiB</translation>
    </message>
    <message>
        <source>“{}” is not a number; write decimal, or hexadecimal with 0x</source>
        <translation>“{}”不是数字；请写十进制，或以 0x 开头的十六进制</translation>
    </message>
    <message>
        <source>its last key {} reaches into the next block, which starts at {}</source>
        <translation>其最后一个键 {} 伸入下一块，后者始于 {}</translation>
    </message>
    <message>
        <source>tree block {}</source>
        <translation>树块 {}</translation>
    </message>
    <message>
        <source>the root of the {} claims level {}; {} is the highest possible</source>
        <translation>树根（{}）标称层级 {}；最高只能是 {}</translation>
    </message>
    <message>
        <source>tree block {} item {} {}</source>
        <translation>树块 {}，条目 {} {}</translation>
    </message>
    <message>
        <source>it is empty, but not the root of its tree</source>
        <translation>它为空，但不是其树的根</translation>
    </message>
    <message>
        <source>its keys reach into the next block, which starts at {}</source>
        <translation>其键伸入下一块，后者始于 {}</translation>
    </message>
    <message>
        <source>the tree has {} levels of blocks, all full: more are not possible</source>
        <translation>该树的块已有 {} 层，且全部占满：无法再增加</translation>
    </message>
    <message>
        <source>item {} would have {} bytes; a leaf holds {}</source>
        <translation>条目 {} 将有 {} 字节；一个叶子只能容纳 {}</translation>
    </message>
    <message>
        <source>item {} cannot come there</source>
        <translation>条目 {} 不能放在那里</translation>
    </message>
    <message>
        <source>there is no item {}</source>
        <translation>没有条目 {}</translation>
    </message>
    <message>
        <source>there is an item {} already</source>
        <translation>已有条目 {}</translation>
    </message>
    <message>
        <source>item {} has {} bytes; {} at {} reach beyond its end</source>
        <translation>条目 {0} 有 {1} 字节；自 {3} 起的 {2} 字节超出其末尾</translation>
    </message>
    <message>
        <source>item {} cannot become {}: another item lies between</source>
        <translation>条目 {} 不能变为 {}：中间隔着另一个条目</translation>
    </message>
    <message>
        <source>reading tree blocks</source>
        <translation>正在读取树块</translation>
    </message>
    <message>
        <source>{}, tree block {}</source>
        <translation>{}，树块 {}</translation>
    </message>
    <message>
        <source>the address lies in no chunk</source>
        <translation>该地址不在任何块组区内</translation>
    </message>
    <message>
        <source>the address is not a multiple of the sector size</source>
        <translation>该地址不是扇区大小的整数倍</translation>
    </message>
    <message>
        <source>copy {}: {}</source>
        <translation>副本 {}：{}</translation>
    </message>
    <message>
        <source>an empty leaf that is not the root of a tree</source>
        <translation>叶子为空，但不是树的根</translation>
    </message>
    <message>
        <source>its last key, {}, belongs behind the next pointer of its parent, {}</source>
        <translation>其最后一个键 {} 排在父块的下一个指针 {} 之后</translation>
    </message>
    <message>
        <source>generation {} is newer than that of the block above, {}</source>
        <translation>第 {} 代，比上层块的第 {} 代还新</translation>
    </message>
    <message>
        <source>the block was made for the {}</source>
        <translation>此块是为另一棵树创建的：{}</translation>
    </message>
    <message>
        <source>the block was never marked as written</source>
        <translation>此块从未标记为已写入</translation>
    </message>
    <message>
        <source>the block names another chunk tree</source>
        <translation>此块指明的是另一棵块组区 (chunk) 树</translation>
    </message>
    <message>
        <source>it is marked as holding its children by itself, though the tree it was made for still has it</source>
        <translation>标记为自行持有其子块，但当初为其创建它的树仍拥有它</translation>
    </message>
    <message>
        <source>the tree it was made for has it no more, and it is not marked as holding its children by itself</source>
        <translation>当初为其创建它的树已不再拥有它，但它没有标记为自行持有其子块</translation>
    </message>
    <message>
        <source>{} item {} {}</source>
        <translation>{}，条目 {} {}</translation>
    </message>
    <message>
        <source>extent tree</source>
        <translation>区段树</translation>
    </message>
    <message>
        <source>reading the extent tree</source>
        <translation>正在读取区段树</translation>
    </message>
    <message>
        <source>a reference to {}, where no extent begins</source>
        <translation>引用指向 {}，而那里不是任何区段的起点</translation>
    </message>
    <message>
        <source>extent tree, </source>
        <translation>区段树，</translation>
    </message>
    <message>
        <source>a log tree waits to be replayed; it was not looked at</source>
        <translation>有日志树等待重放；未对其进行检查</translation>
    </message>
    <message>
        <source>the counts of quotas were not compared</source>
        <translation>配额的计数未作比较</translation>
    </message>
    <message>
        <source>chunk {} ({}) is of a kind that cannot be read</source>
        <translation>块组区 {}（{}）的种类无法读取</translation>
    </message>
    <message>
        <source>data were not compared with their checksums</source>
        <translation>数据未与其校验和比较</translation>
    </message>
    <message>
        <source>The filesystem cannot be found in these bytes, or not all of it: nothing else could be checked.</source>
        <translation>在这些字节中找不到文件系统，或找不全：其他一概无法检查。</translation>
    </message>
    <message>
        <source>The superblock is where everything begins. A bad primary one keeps the kernel from mounting; a bad mirror is missed only when the primary is lost, too.</source>
        <translation>超级块是一切的起点。主超级块损坏，内核就无法挂载；备份超级块损坏，则要到主超级块也丢失时才会察觉。</translation>
    </message>
    <message>
        <source>What lies in this block and below it cannot be found any more. No good copy is left of it.</source>
        <translation>此块及其下的一切都再也找不到了。它没有留下任何完好的副本。</translation>
    </message>
    <message>
        <source>Nothing is lost: another copy is good. The next damage at the same place would be final.</source>
        <translation>没有丢失任何内容：另有完好的副本。但同一处若再次损坏，就无可挽回了。</translation>
    </message>
    <message>
        <source>The kernel checks this rule when it reads the block, and refuses the whole block for it.</source>
        <translation>内核读取块时会检查这条规则，一旦违反就拒绝整个块。</translation>
    </message>
    <message>
        <source>Reference counts decide when space is free. Too low, and something in use is overwritten; too high, and the space is never free again.</source>
        <translation>引用计数决定空间何时空闲。计数过低，使用中的内容会被覆盖；计数过高，空间就永远不会再空闲。</translation>
    </message>
    <message>
        <source>The allocator takes this space for free: the next writes may go right over it.</source>
        <translation>分配器认为这片空间空闲：接下来的写入可能直接将其覆盖。</translation>
    </message>
    <message>
        <source>Chunks map logical addresses to the device, block groups count what is used in them, device extents say it from the device&apos;s side. When they disagree, space is lost or given out twice.</source>
        <translation>块组区 (chunk) 把逻辑地址映射到设备，块组统计其中的用量，设备区段从设备一侧作同样的记录。它们不一致时，空间会丢失，或被重复分配。</translation>
    </message>
    <message>
        <source>The free-space tree is a second account of what the extent tree leaves free. The kernel trusts it: what it calls free is written to.</source>
        <translation>空闲空间树是对区段树所余空间的第二本账。内核信任它：凡是它说空闲的地方，都会被写入。</translation>
    </message>
    <message>
        <source>A subvolume is a tree and a name that leads to it. Without one of them it cannot be reached or not be removed.</source>
        <translation>子卷由一棵树和一个指向它的名称组成。缺了其中之一，它就无法访问，或无法删除。</translation>
    </message>
    <message>
        <source>The inode&apos;s numbers are not those of what it has: sizes are shown wrongly, or removal fails.</source>
        <translation>inode 的数值与其实际内容不符：大小会显示错误，或删除会失败。</translation>
    </message>
    <message>
        <source>A name stands in two items of its directory and in one of the inode. When they disagree, files appear that cannot be opened, or cannot be removed.</source>
        <translation>一个名称记在其目录的两个条目和 inode 的一个条目里。它们不一致时，会出现打不开或无法删除的文件。</translation>
    </message>
    <message>
        <source>What the file has at this place is not what was written there, or cannot be read.</source>
        <translation>文件在此处的内容不是当初写入的，或者无法读取。</translation>
    </message>
    <message>
        <source>Data without their checksum cannot be told from damaged ones; checksums of nothing will fit badly to what comes there.</source>
        <translation>没有校验和的数据，是否损坏无从分辨；没有数据的校验和，日后会与写到那里的内容不符。</translation>
    </message>
    <message>
        <source>These bytes are not those that were written. Reading them is EIO.</source>
        <translation>这些字节不是当初写入的。读取它们会得到 EIO。</translation>
    </message>
    <message>
        <source>the {}</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>the leaf {}</source>
        <translation>叶子 {}</translation>
    </message>
    <message>
        <source>inode {} of {} (extent from file offset {})</source>
        <translation>inode {}（{}，区段自文件偏移 {} 起）</translation>
    </message>
    <message>
        <source>checking files</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>its root directory, inode {}, is missing</source>
        <translation>其根目录 inode {} 缺失</translation>
    </message>
    <message>
        <source>inode {} of {}</source>
        <translation>inode {}（{}）</translation>
    </message>
    <message>
        <source>“{}” leads to inode {}, which does not know of that name{}</source>
        <translation>“{}”指向 inode {}，而后者不知道这个名称{}</translation>
    </message>
    <message>
        <source> (index {})</source>
        <translation>（索引 {}）</translation>
    </message>
    <message>
        <source>“{}” (index {}) cannot be found by its hash, or leads elsewhere then</source>
        <translation>按哈希找不到“{}”（索引 {}），或找到的指向别处</translation>
    </message>
    <message>
        <source>the root directory calls itself “{}” (index {})</source>
        <translation>根目录自称“{}”（索引 {}）</translation>
    </message>
    <message>
        <source>its name “{}” in directory {} (index {}) is not there by {}</source>
        <translation>其名称“{0}”（目录 {1}，索引 {2}）按 {3} 查不到</translation>
    </message>
    <message>
        <source>the extent at {} begins before the one before it ends, at {}</source>
        <translation>位于 {} 的区段与前一区段重叠，后者到 {} 才结束</translation>
    </message>
    <message>
        <source>reserved space at file offset {} has checksums</source>
        <translation>文件偏移 {} 处的预分配空间有校验和</translation>
    </message>
    <message>
        <source>the file is without checksums, its data at {} have them</source>
        <translation>文件不带校验和，但其位于 {} 的数据却有</translation>
    </message>
    <message>
        <source>{} of the {} bytes of the extent at {} have checksums</source>
        <translation>位于 {2} 的区段共 {1} 字节，其中 {0} 有校验和</translation>
    </message>
    <message>
        <source>it has items, but no inode item</source>
        <translation>有其他条目，却没有 inode 条目</translation>
    </message>
    <message>
        <source>{} links are counted, there are names for {}</source>
        <translation>记有 {} 个链接，实际名称有 {} 个</translation>
    </message>
    <message>
        <source>it has no name and is not listed for removal</source>
        <translation>没有名称，也未列入待删除</translation>
    </message>
    <message>
        <source>it is no directory, and has entries</source>
        <translation>不是目录，却有目录项</translation>
    </message>
    <message>
        <source>it can have no content, and has extents</source>
        <translation>不能有内容，却有区段</translation>
    </message>
    <message>
        <source>its size is {}, its names have {} bytes</source>
        <translation>大小为 {}，其名称共 {} 字节</translation>
    </message>
    <message>
        <source>{} names can be found by hash, {} by index</source>
        <translation>按哈希能找到 {} 个名称，按索引 {} 个</translation>
    </message>
    <message>
        <source>it counts {} bytes of extents, and has {}</source>
        <translation>记有 {} 字节的区段，实际为 {}</translation>
    </message>
    <message>
        <source>a symbolic link of {} bytes with a target of {}</source>
        <translation>符号链接长 {} 字节，其目标长 {}</translation>
    </message>
    <message>
        <source>no extent says what is at {}: holes need one in this filesystem</source>
        <translation>没有区段说明 {} 处是什么：在此文件系统中，空洞也需要区段</translation>
    </message>
    <message>
        <source>{} cannot be the number of an inode</source>
        <translation>{} 不能作为 inode 编号</translation>
    </message>
    <message>
        <source>the key of an inode item ends in {}, not 0</source>
        <translation>inode 条目的键以 {} 结尾，而不是 0</translation>
    </message>
    <message>
        <source>the inode is of generation {}, changed in {}; the filesystem is at {}</source>
        <translation>inode 属第 {} 代，更改于第 {} 代；文件系统在第 {} 代</translation>
    </message>
    <message>
        <source>mode {} has bits that mean nothing</source>
        <translation>模式 {} 含有无意义的位</translation>
    </message>
    <message>
        <source>mode {} names no type of file</source>
        <translation>模式 {} 没有指明文件类型</translation>
    </message>
    <message>
        <source>a directory with {} links; it can have one</source>
        <translation>目录有 {} 个链接；只能有一个</translation>
    </message>
    <message>
        <source>the inode has unknown flags ({})</source>
        <translation>inode 有未知标志（{}）</translation>
    </message>
    <message>
        <source>a name of {} bytes; 1 to {} are possible</source>
        <translation>名称长 {} 字节；可以是 1 到 {}</translation>
    </message>
    <message>
        <source>its names do not fit into the item</source>
        <translation>其名称超出了条目的范围</translation>
    </message>
    <message>
        <source>the key is not the hash of the parent and the name</source>
        <translation>键不是父目录与名称的哈希</translation>
    </message>
    <message>
        <source>an entry of type {} does not belong here</source>
        <translation>类型为 {} 的目录项不该在此</translation>
    </message>
    <message>
        <source>a directory entry with {} bytes of data</source>
        <translation>目录项带有 {} 字节数据</translation>
    </message>
    <message>
        <source>an extended attribute with the location {}</source>
        <translation>扩展属性带有位置 {}</translation>
    </message>
    <message>
        <source>an entry that leads to {}</source>
        <translation>目录项指向 {}</translation>
    </message>
    <message>
        <source>the key is not the hash of the name</source>
        <translation>键不是名称的哈希</translation>
    </message>
    <message>
        <source>its entries do not fit into the item</source>
        <translation>其目录项超出了条目的范围</translation>
    </message>
    <message>
        <source>{} entries have the same index</source>
        <translation>{} 个目录项的索引相同</translation>
    </message>
    <message>
        <source>index {} belongs to “.” or “..”</source>
        <translation>索引 {} 属于“.”或“..”</translation>
    </message>
    <message>
        <source>compression {} is unknown</source>
        <translation>未知的压缩方式 {}</translation>
    </message>
    <message>
        <source>the extent is encrypted or encoded in a way that does not exist</source>
        <translation>区段经过加密，或采用了不存在的编码方式</translation>
    </message>
    <message>
        <source>the extent is of generation {}; the filesystem is at {}</source>
        <translation>区段属第 {} 代；文件系统在第 {} 代</translation>
    </message>
    <message>
        <source>the extent begins at file offset {}, inside a sector</source>
        <translation>区段始于文件偏移 {}，在扇区中间</translation>
    </message>
    <message>
        <source>inline data at file offset {}</source>
        <translation>内联数据位于文件偏移 {}</translation>
    </message>
    <message>
        <source>inline data of {} bytes in an item that has {}</source>
        <translation>内联数据应为 {} 字节，条目中有 {}</translation>
    </message>
    <message>
        <source>a number of the extent is not a multiple of the sector size</source>
        <translation>区段的某个数值不是扇区大小的整数倍</translation>
    </message>
    <message>
        <source>an extent of {} bytes at file offset {}</source>
        <translation>区段长 {} 字节，位于文件偏移 {}</translation>
    </message>
    <message>
        <source>reserved space that is compressed</source>
        <translation>预分配空间经过压缩</translation>
    </message>
    <message>
        <source>bytes {} to {} are used of an extent of {}</source>
        <translation>用到字节 {} 到 {}，而区段只有 {}</translation>
    </message>
    <message>
        <source>an extent of {} bytes that is not compressed unpacks to {}</source>
        <translation>区段未压缩，长 {} 字节，解压后却为 {}</translation>
    </message>
    <message>
        <source>checksums under object {}</source>
        <translation>校验和归在对象 {} 之下</translation>
    </message>
    <message>
        <source>checksums from address {}, inside a sector</source>
        <translation>校验和自地址 {} 起，在扇区中间</translation>
    </message>
    <message>
        <source>{} bytes are no whole number of checksums</source>
        <translation>{} 字节不是整数个校验和</translation>
    </message>
    <message>
        <source>its sectors overlap those of the item before</source>
        <translation>其扇区与前一条目的扇区重叠</translation>
    </message>
    <message>
        <source>a root item of {} bytes; it has {} or {}</source>
        <translation>根条目长 {} 字节；应为 {} 或 {}</translation>
    </message>
    <message>
        <source>the key of this tree ends in {}, not 0</source>
        <translation>此树的键以 {} 结尾，而不是 0</translation>
    </message>
    <message>
        <source>the tree is of generation {}; the filesystem is at {}</source>
        <translation>此树属第 {} 代；文件系统在第 {} 代</translation>
    </message>
    <message>
        <source>{} is not the address of a tree block</source>
        <translation>{} 不是树块的地址</translation>
    </message>
    <message>
        <source>level {} (drop level {}) is above the highest possible, {}</source>
        <translation>层级 {}（删除层级 {}）超过了最高的 {}</translation>
    </message>
    <message>
        <source>the tree has unknown flags ({})</source>
        <translation>此树有未知标志（{}）</translation>
    </message>
    <message>
        <source>the second half is of generation {}; the filesystem is at {}</source>
        <translation>后半部分属第 {} 代；文件系统在第 {} 代</translation>
    </message>
    <message>
        <source>a name of {} bytes does not fit into the item</source>
        <translation>名称长 {} 字节，超出了条目的范围</translation>
    </message>
    <message>
        <source>an extent at address {}, inside a sector</source>
        <translation>区段位于地址 {}，在扇区中间</translation>
    </message>
    <message>
        <source>a short tree block item, though the feature is off</source>
        <translation>用了短格式的树块条目，但该特性未启用</translation>
    </message>
    <message>
        <source>flags {}: neither just data nor just a tree block</source>
        <translation>标志 {}：既不单是数据，也不单是树块</translation>
    </message>
    <message>
        <source>a tree block item that calls itself data</source>
        <translation>树块条目自称是数据</translation>
    </message>
    <message>
        <source>a tree block of {} bytes; all have {}</source>
        <translation>树块长 {} 字节；应为 {}</translation>
    </message>
    <message>
        <source>an extent of {} bytes, no whole number of sectors</source>
        <translation>区段长 {} 字节，不是整数个扇区</translation>
    </message>
    <message>
        <source>an extent with no references</source>
        <translation>区段没有引用</translation>
    </message>
    <message>
        <source>an owner reference, though simple quotas are off</source>
        <translation>有所有者引用，但简单配额未启用</translation>
    </message>
    <message>
        <source>a reference of type {} does not belong to {}</source>
        <translation>类型为 {} 的引用与{}不符</translation>
    </message>
    <message>
        <source>a tree block</source>
        <translation>树块</translation>
    </message>
    <message>
        <source>a reference that counts nothing</source>
        <translation>引用的计数为零</translation>
    </message>
    <message>
        <source>{} is not the address of a parent block</source>
        <translation>{} 不是父块的地址</translation>
    </message>
    <message>
        <source>a holder in tree {}, from file offset {}</source>
        <translation>持有者在树 {} 中，自文件偏移 {} 起</translation>
    </message>
    <message>
        <source>its references are not in order</source>
        <translation>其引用的顺序不对</translation>
    </message>
    <message>
        <source>{} references are counted, {} are named inside the item alone</source>
        <translation>引用计数为 {}，仅条目内就列出 {} 个</translation>
    </message>
    <message>
        <source>a reference to address {}, inside a sector</source>
        <translation>引用指向地址 {}，在扇区中间</translation>
    </message>
    <message>
        <source>the reference is cut short</source>
        <translation>引用被截断</translation>
    </message>
    <message>
        <source>a block group of no bytes</source>
        <translation>块组的长度为 0 字节</translation>
    </message>
    <message>
        <source>{} bytes are used of a block group of {}</source>
        <translation>已用 {} 字节，而块组只有 {}</translation>
    </message>
    <message>
        <source>its chunks are those of object {}, not {}</source>
        <translation>其块组区属于对象 {}，而不是 {}</translation>
    </message>
    <message>
        <source>several profiles at once ({})</source>
        <translation>同时有多种配置（{}）</translation>
    </message>
    <message>
        <source>a block group for {}</source>
        <translation>块组的用途为 {}</translation>
    </message>
    <message>
        <source>{} stripes do not fit the item&apos;s {} bytes</source>
        <translation>{} 个条带与条目的 {} 字节不符</translation>
    </message>
    <message>
        <source>a chunk of object {}, not {}</source>
        <translation>块组区属于对象 {}，而不是 {}</translation>
    </message>
    <message>
        <source>a chunk of {} bytes at {}</source>
        <translation>块组区长 {} 字节，位于 {}</translation>
    </message>
    <message>
        <source>stripes of {} bytes; they have 64 KiB</source>
        <translation>条带长 {} 字节；应为 64 KiB</translation>
    </message>
    <message>
        <source>it belongs to tree {}, not to the extent tree</source>
        <translation>属于树 {}，而不是区段树</translation>
    </message>
    <message>
        <source>sectors of {} bytes; the filesystem has {}</source>
        <translation>扇区为 {} 字节；文件系统的是 {}</translation>
    </message>
    <message>
        <source>a chunk for nothing (type {})</source>
        <translation>块组区没有用途（类型 {}）</translation>
    </message>
    <message>
        <source>a system chunk that is for other things, too ({})</source>
        <translation>系统块组区还兼作他用（{}）</translation>
    </message>
    <message>
        <source>type {} is not possible</source>
        <translation>类型 {} 不可能存在</translation>
    </message>
    <message>
        <source>stripe {} lies on device {}, which is not this one</source>
        <translation>条带 {} 位于设备 {}，而不是本设备</translation>
    </message>
    <message>
        <source>{} stripes, though it is single</source>
        <translation>有 {} 个条带，但配置为 single</translation>
    </message>
    <message>
        <source>{} stripes, though it has two copies</source>
        <translation>有 {} 个条带，但配置为两份副本</translation>
    </message>
    <message>
        <source>it belongs to chunks of tree {}, object {}</source>
        <translation>所属的块组区在树 {}，对象 {}</translation>
    </message>
    <message>
        <source>{} bytes at device byte {}</source>
        <translation>长 {} 字节，位于设备字节 {}</translation>
    </message>
    <message>
        <source>it overlaps the device extent before it</source>
        <translation>与前一设备区段重叠</translation>
    </message>
    <message>
        <source>data extent {} ({} bytes)</source>
        <translation>数据区段 {}（{} 字节）</translation>
    </message>
    <message>
        <source>root of a tree</source>
        <translation>树根</translation>
    </message>
    <message>
        <source>{}, address {}</source>
        <translation>{}，地址 {}</translation>
    </message>
    <message>
        <source>comparing references</source>
        <translation>正在核对引用</translation>
    </message>
    <message>
        <source>the extent does not lie inside one chunk</source>
        <translation>区段不在单个块组区之内</translation>
    </message>
    <message>
        <source>{} in a chunk for {}</source>
        <translation>{}在块组区中，而其用途为“{}”</translation>
    </message>
    <message>
        <source>it overlaps the extent before, {} ({} bytes)</source>
        <translation>与前一区段 {}（{} 字节）重叠</translation>
    </message>
    <message>
        <source>{} of {} bytes is used here, and the extent tree has no such extent</source>
        <translation>此处用到{}（{} 字节），而区段树中没有这样的区段</translation>
    </message>
    <message>
        <source>a data extent</source>
        <translation>数据区段</translation>
    </message>
    <message>
        <source>{} of {} bytes is used, the extent tree has {} of {}</source>
        <translation>用到的是{}（{} 字节），区段树中记的是{}（{}）</translation>
    </message>
    <message>
        <source>the block is of level {}, the extent tree says {}</source>
        <translation>块的层级为 {}，区段树记为 {}</translation>
    </message>
    <message>
        <source>the block is of generation {}, the extent tree says {}</source>
        <translation>块属第 {} 代，区段树记为 {}</translation>
    </message>
    <message>
        <source>{} references are counted, the holders named for it have {}</source>
        <translation>引用计数为 {}，列出的持有者共有 {}</translation>
    </message>
    <message>
        <source>{} holds it {} more than the extent tree says</source>
        <translation>{}：比区段树所记多持有 {}</translation>
    </message>
    <message>
        <source>the extent tree names {}, which holds it {} less</source>
        <translation>区段树列出的持有者（{}）实际少持有 {}</translation>
    </message>
    <message>
        <source>nobody holds it, and the extent tree names nobody</source>
        <translation>无人持有它，区段树也没有列出任何持有者</translation>
    </message>
    <message>
        <source>{} times</source>
        <translation>{} 次</translation>
    </message>
    <message>
        <source>{}, tree block {} item {}</source>
        <translation>{}，树块 {}，条目 {}</translation>
    </message>
    <message>
        <source>checking block groups</source>
        <translation>正在检查块组</translation>
    </message>
    <message>
        <source>{} bytes at device byte {} reach beyond the device&apos;s {}</source>
        <translation>自设备字节 {1} 起的 {0} 字节超出了设备的 {2}</translation>
    </message>
    <message>
        <source>no device extent for the {} bytes from device byte {}</source>
        <translation>自设备字节 {1} 起的 {0} 字节没有设备区段</translation>
    </message>
    <message>
        <source>chunk {}</source>
        <translation>块组区 {}</translation>
    </message>
    <message>
        <source>no chunk has the {} bytes from device byte {} ({} is named)</source>
        <translation>没有块组区拥有自设备字节 {1} 起的 {0} 字节（所记为 {2}）</translation>
    </message>
    <message>
        <source>device extent {}</source>
        <translation>设备区段 {}</translation>
    </message>
    <message>
        <source>the device is number {}, its key says {}</source>
        <translation>设备编号为 {}，其键却为 {}</translation>
    </message>
    <message>
        <source>{} bytes of the device are used, its extents have {}</source>
        <translation>设备记为已用 {} 字节，其区段共有 {}</translation>
    </message>
    <message>
        <source>the device has {} bytes, the superblock says {}</source>
        <translation>设备有 {} 字节，超级块记为 {}</translation>
    </message>
    <message>
        <source>the device should have {} bytes, the image has {}</source>
        <translation>设备应有 {} 字节，镜像有 {}</translation>
    </message>
    <message>
        <source>the device&apos;s UUIDs are not those of the superblock</source>
        <translation>设备的 UUID 与超级块中的不符</translation>
    </message>
    <message>
        <source>the filesystem has {} bytes, its device {}</source>
        <translation>文件系统有 {} 字节，其设备有 {}</translation>
    </message>
    <message>
        <source>the device has no item</source>
        <translation>设备没有条目</translation>
    </message>
    <message>
        <source>chunk tree</source>
        <translation>块组区 (chunk) 树</translation>
    </message>
    <message>
        <source>block group {}</source>
        <translation>块组 {}</translation>
    </message>
    <message>
        <source>no chunk has these {} bytes</source>
        <translation>没有块组区拥有这 {} 字节</translation>
    </message>
    <message>
        <source>the block group is for {}, its chunk for {}</source>
        <translation>块组的用途为“{}”，其块组区的却为“{}”</translation>
    </message>
    <message>
        <source>{} bytes are used, its extents have {}</source>
        <translation>记为已用 {} 字节，其区段共有 {}</translation>
    </message>
    <message>
        <source>the chunk has no block group</source>
        <translation>块组区没有块组</translation>
    </message>
    <message>
        <source>{} bytes are used of the filesystem, its block groups have {}</source>
        <translation>文件系统记为已用 {} 字节，其块组共有 {}</translation>
    </message>
    <message>
        <source>the free-space tree is marked as stale and was not compared: the kernel makes it anew</source>
        <translation>空闲空间树标记为过期，未作比较：内核会重建它</translation>
    </message>
    <message>
        <source>free-space tree</source>
        <translation>空闲空间树</translation>
    </message>
    <message>
        <source>checking free space</source>
        <translation>正在检查空闲空间</translation>
    </message>
    <message>
        <source>{} items of the free-space tree belong to no block group</source>
        <translation>空闲空间树有 {} 个条目不属于任何块组</translation>
    </message>
    <message>
        <source>nothing more</source>
        <translation>没有更多</translation>
    </message>
    <message>
        <source>{} bytes from {}</source>
        <translation>自 {1} 起 {0} 字节</translation>
    </message>
    <message>
        <source>the tree has {} free, the extents leave {}</source>
        <translation>空闲空间不一致：树中为“{}”，区段所余为“{}”</translation>
    </message>
    <message>
        <source>“{}” in directory {} of {} (index {})</source>
        <translation>“{}”（目录 {}，{}，索引 {}）</translation>
    </message>
    <message>
        <source>it is missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>it does not know of its name </source>
        <translation>不知道自己的名称：</translation>
    </message>
    <message>
        <source>there is a name for it, and no such subvolume: </source>
        <translation>有一个名称指向它，却没有这个子卷：</translation>
    </message>
    <message>
        <source>it says it has a name that nobody knows: </source>
        <translation>自称有一个无人知道的名称：</translation>
    </message>
    <message>
        <source>its root directory is {}, not {}</source>
        <translation>其根目录为 {}，而不是 {}</translation>
    </message>
    <message>
        <source>{} names are counted, there are {}</source>
        <translation>记有 {} 个名称，实际有 {} 个</translation>
    </message>
    <message>
        <source>it is to be mounted, and does not exist</source>
        <translation>挂载时要用到它，但它不存在</translation>
    </message>
    <message>
        <source>no entry of directory {} of {} leads to it by the name “{}” (index {})</source>
        <translation>目录 {}（{}）中没有名称为“{}”（索引 {}）的目录项指向它</translation>
    </message>
    <message>
        <source>checksums for {} bytes that belong to no data extent</source>
        <translation>{} 字节的校验和不属于任何数据区段</translation>
    </message>
    <message>
        <source>csum tree</source>
        <translation>校验和树</translation>
    </message>
    <message>
        <source>reading checksums</source>
        <translation>正在读取校验和</translation>
    </message>
    <message>
        <source>csum tree, </source>
        <translation>校验和树，</translation>
    </message>
    <message>
        <source>there is no other copy</source>
        <translation>没有其他副本</translation>
    </message>
    <message>
        <source>logical address {}, device byte {}</source>
        <translation>逻辑地址 {}，设备字节 {}</translation>
    </message>
    <message>
        <source>comparing data with their checksums</source>
        <translation>正在比较数据与其校验和</translation>
    </message>
    <message>
        <source>superblock, system chunk {}</source>
        <translation>超级块，系统块组区 {}</translation>
    </message>
    <message>
        <source>it is for {}</source>
        <translation>其用途为“{}”</translation>
    </message>
    <message>
        <source>the chunk tree says otherwise of it</source>
        <translation>与块组区 (chunk) 树中的记录不符</translation>
    </message>
    <message>
        <source>the superblock does not list it</source>
        <translation>超级块没有列出它</translation>
    </message>
    <message>
        <source>system chunk {}</source>
        <translation>系统块组区 {}</translation>
    </message>
    <message>
        <source>superblock at {}</source>
        <translation>位于 {} 的超级块</translation>
    </message>
    <message>
        <source>the device&apos;s UUID is not that of the filesystem</source>
        <translation>设备的 UUID 与文件系统的不符</translation>
    </message>
    <message>
        <source>leaves have {} bytes, nodes {}</source>
        <translation>叶子为 {} 字节，节点为 {}</translation>
    </message>
    <message>
        <source>{} bytes are used: less than any filesystem has</source>
        <translation>已用 {} 字节：任何文件系统都不会这么少</translation>
    </message>
    <message>
        <source>the stripe size is {}, the sector size {}</source>
        <translation>条带大小为 {}，扇区大小为 {}</translation>
    </message>
    <message>
        <source>generation {}, and the chunk tree is of {}</source>
        <translation>第 {} 代，而块组区 (chunk) 树属第 {} 代</translation>
    </message>
    <message>
        <source>generation {}, and the space cache is of {}</source>
        <translation>第 {} 代，而空间缓存属第 {} 代</translation>
    </message>
    <message>
        <source>the root tree&apos;s directory is {}, not {}</source>
        <translation>根树的目录为 {}，而不是 {}</translation>
    </message>
    <message>
        <source>the device has no bytes</source>
        <translation>设备的长度为 0 字节</translation>
    </message>
    <message>
        <source>log tree</source>
        <translation>日志树</translation>
    </message>
    <message>
        <source>unknown flags ({})</source>
        <translation>未知标志（{}）</translation>
    </message>
    <message>
        <source>the free-space tree is valid, and there is none</source>
        <translation>空闲空间树标记为有效，却并不存在</translation>
    </message>
    <message>
        <source>it belongs to another filesystem</source>
        <translation>属于另一个文件系统</translation>
    </message>
    <message>
        <source>generation {}, the superblock in use has {}</source>
        <translation>第 {} 代，在用的超级块属第 {} 代</translation>
    </message>
    <message>
        <source>cannot examine the signal handlers</source>
        <translation>无法查看信号处理程序</translation>
    </message>
    <message>
        <source>cannot install a handler for page faults</source>
        <translation>无法安装缺页处理程序</translation>
    </message>
    <message>
        <source>read fault</source>
        <translation>读缺页</translation>
    </message>
    <message>
        <source>write fault</source>
        <translation>写缺页</translation>
    </message>
    <message>
        <source>pfn_mkwrite, the observer&apos;s</source>
        <translation>pfn_mkwrite，观察者的</translation>
    </message>
    <message>
        <source>the view was unmapped</source>
        <translation>映射已取消</translation>
    </message>
    <message>
        <source>the device was removed</source>
        <translation>设备已移除</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>文件已不存在</translation>
    </message>
    <message>
        <source>page {} lies behind the end of the file ({} bytes)</source>
        <translation>页 {} 位于文件末尾（{} 字节）之后</translation>
    </message>
    <message>
        <source>the filesystem is frozen</source>
        <translation>文件系统已冻结</translation>
    </message>
    <message>
        <source>logical address {} is no block of the device</source>
        <translation>逻辑地址 {} 不是设备的块</translation>
    </message>
    <message>
        <source>page {} of “{}” lies in no block</source>
        <translation>页 {}（“{}”）不在任何块中</translation>
    </message>
    <message>
        <source>zero page</source>
        <translation>零页</translation>
    </message>
    <message>
        <source>mapped for loads</source>
        <translation>已映射，供加载</translation>
    </message>
    <message>
        <source>2 MiB mapped for loads</source>
        <translation>2 MiB 已映射，供加载</translation>
    </message>
    <message>
        <source>filled with zeros</source>
        <translation>已填零</translation>
    </message>
    <message>
        <source>reserved space, filled with zeros</source>
        <translation>预分配空间，已填零</translation>
    </message>
    <message>
        <source>written in place</source>
        <translation>原地写入</translation>
    </message>
    <message>
        <source>mapped, then copied</source>
        <translation>先映射，后复制</translation>
    </message>
    <message>
        <source>filled with zeros, then copied</source>
        <translation>先填零，后复制</translation>
    </message>
    <message>
        <source>the image is open read-only</source>
        <translation>镜像以只读方式打开</translation>
    </message>
    <message>
        <source>device byte {} is poisoned</source>
        <translation>设备字节 {} 已毒化</translation>
    </message>
    <message>
        <source>this transaction&apos;s own</source>
        <translation>本次事务自己的块</translation>
    </message>
    <message>
        <source>written in place (MAP_SYNC)</source>
        <translation>原地写入 (MAP_SYNC)</translation>
    </message>
    <message>
        <source>shared block, made writable</source>
        <translation>共享块，已设为可写</translation>
    </message>
    <message>
        <source>2 MiB of this transaction&apos;s own</source>
        <translation>本次事务自己的 2 MiB</translation>
    </message>
    <message>
        <source>copied, and committed before the store</source>
        <translation>存储之前已复制并提交</translation>
    </message>
    <message>
        <source>a private copy</source>
        <translation>私有副本</translation>
    </message>
    <message>
        <source>the filesystem is frozen: thaw it first</source>
        <translation>文件系统已冻结：请先解冻</translation>
    </message>
    <message>
        <source>the extents of {} are immutable: nothing may allocate, move or share them</source>
        <translation>区段不可变（{}）：任何操作都不得分配、移动或共享它们</translation>
    </message>
    <message>
        <source>inode {}</source>
        <translation>inode {}</translation>
    </message>
    <message>
        <source>one of the files is mapped directly (DAX), the other one is not</source>
        <translation>其中一个文件是直接映射的 (DAX)，另一个不是</translation>
    </message>
    <message>
        <source>“{}” cannot be mapped: {}</source>
        <translation>“{}”无法映射：{}</translation>
    </message>
    <message>
        <source>its mark user.daxscope.dax is 0</source>
        <translation>其标记 user.daxscope.dax 为 0</translation>
    </message>
    <message>
        <source>this session was opened without dax, and the file has no mark of its own</source>
        <translation>此会话打开时未启用 dax，而文件没有自己的标记</translation>
    </message>
    <message>
        <source>“{}” is not a regular file</source>
        <translation>“{}”不是普通文件</translation>
    </message>
    <message>
        <source>there is no view {}</source>
        <translation>没有映射 {}</translation>
    </message>
    <message>
        <source>the view has {} bytes; {} at {} reach beyond it</source>
        <translation>映射有 {0} 字节；自 {2} 起的 {1} 字节超出其范围</translation>
    </message>
    <message>
        <source>“{}”, mapped by {} at {}</source>
        <translation>“{}”，由 {} 映射于 {}</translation>
    </message>
    <message>
        <source>the image&apos;s file ends before this page now, or its device failed</source>
        <translation>镜像文件现在到不了此页就结束了，或者其设备出了故障</translation>
    </message>
    <message>
        <source>the view has {} bytes</source>
        <translation>映射有 {} 字节</translation>
    </message>
    <message>
        <source>the source of a write must be a shared view</source>
        <translation>写入的来源必须是共享映射</translation>
    </message>
    <message>
        <source>the source lies behind the end of the file</source>
        <translation>来源位于文件末尾之后</translation>
    </message>
    <message>
        <source>a writer stores more than 0 times a second</source>
        <translation>写入者每秒存储的次数必须大于 0</translation>
    </message>
    <message>
        <source>the filesystem is not frozen</source>
        <translation>文件系统没有冻结</translation>
    </message>
    <message>
        <source>the image has {} bytes</source>
        <translation>镜像有 {} 字节</translation>
    </message>
    <message>
        <source>removal of the device</source>
        <translation>移除设备</translation>
    </message>
    <message>
        <source>“{}” lost the argument: only a scratch image may try it</source>
        <translation>“{}”在争论中落败：只有临时镜像可以试用</translation>
    </message>
    <message>
        <source>inode {} of subvolume {}</source>
        <translation>inode {}（子卷 {}）</translation>
    </message>
    <message>
        <source>the extents of “{}” are immutable, and page {} {}</source>
        <translation>“{}”的区段不可变，而页 {} {}</translation>
    </message>
    <message>
        <source>has a checksum: it would need a new block</source>
        <translation>有校验和：需要一个新块</translation>
    </message>
    <message>
        <source>has no block that was written: it would need one</source>
        <translation>没有写入过的块：需要一个新块</translation>
    </message>
    <message>
        <source>written in place (immutable extents)</source>
        <translation>原地写入（不可变区段）</translation>
    </message>
    <message>
        <source> and {} more</source>
        <translation> 和另外 {} 个</translation>
    </message>
    <message>
        <source>is shared with </source>
        <translation>共享于 </translation>
    </message>
    <message>
        <source>: it would need a new block</source>
        <translation>：需要一个新块</translation>
    </message>
    <message>
        <source>{} holds the block, too, and must not leave it: one immutable file alone can keep its block</source>
        <translation>此块另由{}持有，而它不得离开：只有独自持有块的不可变文件才能保住它</translation>
    </message>
    <message>
        <source>{} has checksums, and shares a block that has none</source>
        <translation>{}有校验和，却共享一个没有校验和的块</translation>
    </message>
    <message>
        <source>others moved to a copy (relocateOwners)</source>
        <translation>其他所有者已移至副本 (relocateOwners)</translation>
    </message>
    <message>
        <source>only a scratch image keeps moments: make a new one, or experiment on a copy</source>
        <translation>只有临时镜像才保留时刻：请新建一个，或在副本上试验</translation>
    </message>
    <message>
        <source>going back to a moment</source>
        <translation>返回某个时刻</translation>
    </message>
    <message>
        <source>only a scratch image keeps moments</source>
        <translation>只有临时镜像才保留时刻</translation>
    </message>
    <message>
        <source>moment {} is not kept</source>
        <translation>时刻 {} 没有保留</translation>
    </message>
    <message>
        <source>the image is open read-only: nothing has changed since it was opened</source>
        <translation>镜像以只读方式打开：自打开以来没有任何更改</translation>
    </message>
    <message>
        <source>this thread is inside “{}” on the same range</source>
        <translation>本线程正在同一范围上执行“{}”</translation>
    </message>
    <message>
        <source>“{}”, pages {} to {}</source>
        <translation>“{}”，页 {} 至 {}</translation>
    </message>
    <message>
        <source>, behind {}</source>
        <translation>，排在 {} 之后</translation>
    </message>
    <message>
        <source>the device is mapped in pieces of {} bytes</source>
        <translation>设备以 {} 字节为单位映射</translation>
    </message>
    <message>
        <source>the device has {} bytes; {} at {} reach beyond it</source>
        <translation>设备有 {0} 字节；自 {2} 起的 {1} 字节超出其范围</translation>
    </message>
    <message>
        <source>the device cannot be used at byte {}</source>
        <translation>设备在字节 {} 处无法使用</translation>
    </message>
    <message>
        <source>the device has {} bytes</source>
        <translation>设备有 {} 字节</translation>
    </message>
    <message>
        <source>/proc/self/maps cannot be read</source>
        <translation>无法读取 /proc/self/maps</translation>
    </message>
    <message>
        <source>the system lets it be used, though it was taken away</source>
        <translation>系统允许使用此页，尽管它已被收回</translation>
    </message>
    <message>
        <source>the system allows stores to the zero page</source>
        <translation>系统允许向零页存储</translation>
    </message>
    <message>
        <source>the system maps a block where there is a hole</source>
        <translation>空洞所在之处，系统却映射了块</translation>
    </message>
    <message>
        <source>the system maps a block instead of the private copy</source>
        <translation>系统映射的是块，而不是私有副本</translation>
    </message>
    <message>
        <source>the system allows stores, the entry does not</source>
        <translation>系统允许存储，而映射条目不允许</translation>
    </message>
    <message>
        <source>the system maps no block of the image</source>
        <translation>系统没有映射镜像的块</translation>
    </message>
    <message>
        <source>the system maps device byte {}, the entry says {}</source>
        <translation>系统映射的是设备字节 {}，映射条目记的是 {}</translation>
    </message>
    <message>
        <source>“{}” is gone</source>
        <translation>“{}”已不存在</translation>
    </message>
    <message>
        <source>a mapping begins on a page of {} bytes, not at {}</source>
        <translation>映射须从 {} 字节的页边界开始，而不是 {}</translation>
    </message>
    <message>
        <source>a fault maps 1 to {} pages</source>
        <translation>一次缺页映射 1 到 {} 页</translation>
    </message>
    <message>
        <source>MAP_SYNC is for shared mappings: stores to a private one never reach the image</source>
        <translation>MAP_SYNC 只用于共享映射：对私有映射的存储永远到不了镜像</translation>
    </message>
    <message>
        <source>MAP_SYNC needs memory whose stores the processor can make durable; this image is made durable page by page, by msync ({})</source>
        <translation>MAP_SYNC 要求处理器能让存储持久的内存；此镜像要靠 msync 逐页变为持久（{}）</translation>
    </message>
    <message>
        <source>“{}” has checksums, which a commit computes from pages that nobody may store to; with MAP_SYNC there would be none</source>
        <translation>“{}”有校验和：提交时要用无人能存储的页来计算，而使用 MAP_SYNC 时没有这样的页</translation>
    </message>
    <message>
        <source>the file is compressed at {}: its bytes are nowhere as a program would load them</source>
        <translation>文件在 {} 处经过压缩：程序所要加载的字节在哪里都不存在</translation>
    </message>
    <message>
        <source>the image keeps data twice (dup): a page maps one block, so a store would change one copy and leave the other as it was</source>
        <translation>镜像把数据保存两份 (dup)：一页只映射一个块，存储只会改变一份，另一份保持不变</translation>
    </message>
    <message>
        <source>the content lies inside the tree, and the image is open read-only</source>
        <translation>内容在树里面，而镜像以只读方式打开</translation>
    </message>
    <message>
        <source>the content lies inside the tree, and the filesystem is frozen</source>
        <translation>内容在树里面，而文件系统已冻结</translation>
    </message>
    <message>
        <source>the mapping reaches beyond the end of the largest file</source>
        <translation>映射超出了文件大小的上限</translation>
    </message>
    <message>
        <source>block replaced</source>
        <translation>块已替换</translation>
    </message>
    <message>
        <source>there is no address space for {} bytes</source>
        <translation>没有可容纳 {} 字节的地址空间</translation>
    </message>
    <message>
        <source>the page cannot be mapped</source>
        <translation>无法映射此页</translation>
    </message>
    <message>
        <source>there is no memory for a page of the process&apos;s own</source>
        <translation>没有内存可供进程建立自己的页</translation>
    </message>
    <message>
        <source>page {} of “{}” lies in no chunk</source>
        <translation>页 {}（“{}”）不在任何块组区内</translation>
    </message>
    <message>
        <source>the block at {} belongs to tree {}, which holds no files</source>
        <translation>位于 {} 的块属于树 {}，而这棵树不含文件</translation>
    </message>
    <message>
        <source>inode {} of tree {} reads the block at {} as compressed</source>
        <translation>inode {}（树 {}）把位于 {} 的块当作压缩块读取</translation>
    </message>
    <message>
        <source>inode {} of tree {} does not hold the block at {} any more</source>
        <translation>inode {}（树 {}）不再持有位于 {} 的块</translation>
    </message>
    <message>
        <source>there is no subvolume {}</source>
        <translation>没有子卷 {}</translation>
    </message>
    <message>
        <source>comparing trees</source>
        <translation>正在比较树</translation>
    </message>
    <message>
        <source>a directory entry of inode {} is cut short</source>
        <translation>inode {} 的一个目录项被截断</translation>
    </message>
    <message>
        <source>there are more than {} differences</source>
        <translation>差异超过 {} 处</translation>
    </message>
    <message>
        <source>comparing content</source>
        <translation>正在比较内容</translation>
    </message>
    <message>
        <source>the zlib data have {} bytes</source>
        <translation>zlib 数据有 {} 字节</translation>
    </message>
    <message>
        <source>the zlib data start with {} {}, which is no zlib header</source>
        <translation>zlib 数据以 {} {} 开头，这不是 zlib 头</translation>
    </message>
    <message>
        <source>zlib cannot start: {}</source>
        <translation>zlib 无法启动：{}</translation>
    </message>
    <message>
        <source>the zlib data end early, after {} unpacked bytes</source>
        <translation>zlib 数据过早结束，已解压 {} 字节</translation>
    </message>
    <message>
        <source>the zlib data are damaged after {} unpacked bytes: {}</source>
        <translation>zlib 数据在解压 {} 字节之后损坏：{}</translation>
    </message>
    <message>
        <source>zstd cannot start: no memory</source>
        <translation>zstd 无法启动：内存不足</translation>
    </message>
    <message>
        <source>the zstd data are damaged after {} unpacked bytes: {}</source>
        <translation>zstd 数据在解压 {} 字节之后损坏：{}</translation>
    </message>
    <message>
        <source>the zstd data end early, after {} unpacked bytes</source>
        <translation>zstd 数据过早结束，已解压 {} 字节</translation>
    </message>
    <message>
        <source>the lzo segment at byte {} is damaged (lzo error {})</source>
        <translation>字节 {} 处的 lzo 段已损坏（lzo 错误 {}）</translation>
    </message>
    <message>
        <source>sector size {} is not supported</source>
        <translation>不支持扇区大小 {}</translation>
    </message>
    <message>
        <source>the lzo data say they have {} bytes; there are {}</source>
        <translation>lzo 数据自称有 {} 字节；实际有 {}</translation>
    </message>
    <message>
        <source>the lzo data have {} bytes, but {} are stored: whole sectors are unused</source>
        <translation>lzo 数据有 {} 字节，却存放了 {}：有整扇区未使用</translation>
    </message>
    <message>
        <source>the lzo segment at byte {} of {} says it has {} bytes</source>
        <translation>自字节 {} 起的 lzo 段（共 {}）自称有 {} 字节</translation>
    </message>
    <message>
        <source>the data are packed with lzo, and this Daxscope was built without it; build it where liblzo2 is installed, with DAXSCOPE_LZO=ON</source>
        <translation>数据用 lzo 压缩，而此 Daxscope 构建时不带 lzo；请在装有 liblzo2 的环境中以 DAXSCOPE_LZO=ON 构建</translation>
    </message>
    <message>
        <source>the data are packed by method {}, which is unknown; known are zlib (1), lzo (2) and zstd (3)</source>
        <translation>数据用方法 {} 压缩，该方法未知；已知的有 zlib (1)、lzo (2) 和 zstd (3)</translation>
    </message>
    <message>
        <source>a packed extent of {} bytes, {} unpacked; the format allows {}</source>
        <translation>压缩区段长 {} 字节，解压后 {}；格式允许 {}</translation>
    </message>
    <message>
        <source>the inline data unpack to {} bytes; {} were promised</source>
        <translation>内联数据解压后为 {} 字节；应有 {}</translation>
    </message>
    <message>
        <source>the directory entry is cut short</source>
        <translation>目录项被截断</translation>
    </message>
    <message>
        <source>the root item is too short</source>
        <translation>根条目太短</translation>
    </message>
    <message>
        <source>the root reference is cut short</source>
        <translation>根引用被截断</translation>
    </message>
    <message>
        <source>there is no “{}”</source>
        <translation>没有“{}”</translation>
    </message>
    <message>
        <source>a name has {} bytes; {} is the most</source>
        <translation>名称长 {} 字节；最多 {}</translation>
    </message>
    <message>
        <source>“{}” is not a directory</source>
        <translation>“{}”不是目录</translation>
    </message>
    <message>
        <source>there is no “{}/{}” in the image</source>
        <translation>镜像中没有“{}/{}”</translation>
    </message>
    <message>
        <source>directory {} has no name</source>
        <translation>目录 {} 没有名称</translation>
    </message>
    <message>
        <source>the inode reference is cut short</source>
        <translation>inode 引用被截断</translation>
    </message>
    <message>
        <source>the path of directory {} is longer than 1 MiB</source>
        <translation>目录 {} 的路径超过 1 MiB</translation>
    </message>
    <message>
        <source>the parents of directory {} lead in a circle</source>
        <translation>目录 {} 的上级目录构成了循环</translation>
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
        <translation>条目中的一项被截断</translation>
    </message>
    <message>
        <source>the extent at {} is encoded in an unknown way</source>
        <translation>位于 {} 的区段采用了未知的编码方式</translation>
    </message>
    <message>
        <source>the range to overwrite is not one piece</source>
        <translation>要覆盖的范围不是完整的一段</translation>
    </message>
    <message>
        <source>the file extent item is too short</source>
        <translation>文件区段条目太短</translation>
    </message>
    <message>
        <source>inline data must start at file offset 0</source>
        <translation>内联数据必须从文件偏移 0 开始</translation>
    </message>
    <message>
        <source>a file extent of {} bytes is not possible</source>
        <translation>文件区段不可能长 {} 字节</translation>
    </message>
    <message>
        <source>bytes {} to {} are used of an extent of {} bytes</source>
        <translation>用到字节 {} 到 {}，而区段只有 {} 字节</translation>
    </message>
    <message>
        <source>it overlaps the extent before it, which ends at {}</source>
        <translation>与前一区段重叠，后者止于 {}</translation>
    </message>
    <message>
        <source>there is no inode {} in the {}</source>
        <translation>没有 inode {}（{}）</translation>
    </message>
    <message>
        <source>the inode item is too short</source>
        <translation>inode 条目太短</translation>
    </message>
    <message>
        <source>the extended attribute is cut short</source>
        <translation>扩展属性被截断</translation>
    </message>
    <message>
        <source>it is immutable (chattr +i)</source>
        <translation>它不可变 (chattr +i)</translation>
    </message>
    <message>
        <source>it is append-only (chattr +a)</source>
        <translation>它只能追加 (chattr +a)</translation>
    </message>
    <message>
        <source>the subvolume has no inode number left</source>
        <translation>子卷的 inode 编号已用尽</translation>
    </message>
    <message>
        <source>an attribute&apos;s name has 1 to 255 bytes, not {}</source>
        <translation>属性名称长 1 到 255 字节，不能是 {}</translation>
    </message>
    <message>
        <source>“{}” needs a name behind it</source>
        <translation>“{}”后面需要有名称</translation>
    </message>
    <message>
        <source>an attribute&apos;s name begins with “user.”, “trusted.” or “security.”, not “{}”</source>
        <translation>属性名称以“user.”、“trusted.”或“security.”开头，不能是“{}”</translation>
    </message>
    <message>
        <source>an attribute has {} bytes at most, not {}</source>
        <translation>属性最多 {} 字节，不能是 {}</translation>
    </message>
    <message>
        <source>the attribute has {} bytes, more than fit into a tree block of {}</source>
        <translation>属性有 {} 字节，{} 字节的树块装不下</translation>
    </message>
    <message>
        <source>there is no attribute of that name</source>
        <translation>没有这个名称的属性</translation>
    </message>
    <message>
        <source>the item is full</source>
        <translation>条目已满</translation>
    </message>
    <message>
        <source>the file has as many names in this directory as an item holds</source>
        <translation>文件在此目录中的名称已达一个条目所能容纳的上限</translation>
    </message>
    <message>
        <source>the file has too many names of one hash</source>
        <translation>文件有太多哈希相同的名称</translation>
    </message>
    <message>
        <source>subvolume {} has no name here</source>
        <translation>子卷 {} 在这里没有名称</translation>
    </message>
    <message>
        <source>a name has at least one byte</source>
        <translation>名称至少要有一个字节</translation>
    </message>
    <message>
        <source>“{}” is in every directory</source>
        <translation>每个目录中都有“{}”</translation>
    </message>
    <message>
        <source>the name has {} bytes; {} is the most</source>
        <translation>名称长 {} 字节；最多 {}</translation>
    </message>
    <message>
        <source>a name must not hold slashes or zero bytes</source>
        <translation>名称不能包含斜杠或零字节</translation>
    </message>
    <message>
        <source>“{}” exists already</source>
        <translation>“{}”已存在</translation>
    </message>
    <message>
        <source>too many names of this directory have the hash of “{}”</source>
        <translation>此目录中与“{}”哈希相同的名称太多</translation>
    </message>
    <message>
        <source>“{}” is not in the directory&apos;s index where its reference says ({})</source>
        <translation>“{}”不在目录索引中其引用所说的位置（{}）</translation>
    </message>
    <message>
        <source>“{}” is missing in the directory&apos;s index</source>
        <translation>目录索引中缺少“{}”</translation>
    </message>
    <message>
        <source>only files and directories have attributes “user.…”</source>
        <translation>只有文件和目录才有“user.…”属性</translation>
    </message>
    <message>
        <source>{} is a directory</source>
        <translation>{}是目录</translation>
    </message>
    <message>
        <source>“{}” does not end in a name</source>
        <translation>“{}”末尾不是名称</translation>
    </message>
    <message>
        <source>{} is a symbolic link, and links are not followed</source>
        <translation>{}是符号链接，而链接不会被跟随</translation>
    </message>
    <message>
        <source>{} is not a regular file</source>
        <translation>{}不是普通文件</translation>
    </message>
    <message>
        <source>this is the empty place of a subvolume that belongs elsewhere</source>
        <translation>这是属于别处的子卷留下的空位</translation>
    </message>
    <message>
        <source>the subvolume “{}” is read-only</source>
        <translation>子卷“{}”是只读的</translation>
    </message>
    <message>
        <source>the directory is gone</source>
        <translation>目录已不存在</translation>
    </message>
    <message>
        <source>a symbolic link needs a target</source>
        <translation>符号链接需要目标</translation>
    </message>
    <message>
        <source>the target has {} bytes; {} is the most</source>
        <translation>目标长 {} 字节；最多 {}</translation>
    </message>
    <message>
        <source>“{}” is a directory</source>
        <translation>“{}”是目录</translation>
    </message>
    <message>
        <source>a hard link cannot lead into another subvolume</source>
        <translation>硬链接不能指向另一个子卷</translation>
    </message>
    <message>
        <source>“{}” has {} names already, as many as possible</source>
        <translation>“{}”已有 {} 个名称，达到上限</translation>
    </message>
    <message>
        <source>“{}” lies inside of “{}”</source>
        <translation>“{}”位于“{}”之内</translation>
    </message>
    <message>
        <source>a file cannot be moved into another subvolume</source>
        <translation>文件不能移动到另一个子卷</translation>
    </message>
    <message>
        <source>“{}” is the empty place of a subvolume that belongs elsewhere</source>
        <translation>“{}”是属于别处的子卷留下的空位</translation>
    </message>
    <message>
        <source>“{}” is a subvolume</source>
        <translation>“{}”是子卷</translation>
    </message>
    <message>
        <source>“{}” has content: only empty files and directories can change this</source>
        <translation>“{}”有内容：只有空文件和空目录才能更改此项</translation>
    </message>
    <message>
        <source>“{}” is not a subvolume</source>
        <translation>“{}”不是子卷</translation>
    </message>
    <message>
        <source>the range reaches beyond the end of a file</source>
        <translation>范围超出了文件的末尾</translation>
    </message>
    <message>
        <source>the ranges differ, near byte {} of the target</source>
        <translation>两段范围不同，在目标的字节 {} 附近</translation>
    </message>
    <message>
        <source>the range is empty</source>
        <translation>范围为空</translation>
    </message>
    <message>
        <source>the range reaches beyond the end of the largest file</source>
        <translation>范围超出了文件大小的上限</translation>
    </message>
    <message>
        <source>“{}” ends at {}</source>
        <translation>“{}”止于 {}</translation>
    </message>
    <message>
        <source>inode {} counts {} names, but has {}</source>
        <translation>inode {} 记有 {} 个名称，实际{}</translation>
    </message>
    <message>
        <source>there is no such subvolume</source>
        <translation>没有这个子卷</translation>
    </message>
    <message>
        <source>“{}” is the default subvolume</source>
        <translation>“{}”是默认子卷</translation>
    </message>
    <message>
        <source>“{}” is not empty</source>
        <translation>“{}”不为空</translation>
    </message>
    <message>
        <source>“{}” and inode {} contradict each other in what it is</source>
        <translation>“{}”与 inode {} 的类型相互矛盾</translation>
    </message>
    <message>
        <source>inode {} is being deleted</source>
        <translation>inode {} 正在被删除</translation>
    </message>
    <message>
        <source>inode {} is not held</source>
        <translation>inode {} 没有被持有</translation>
    </message>
    <message>
        <source>inode {} has an extent item at {} that covers nothing</source>
        <translation>inode {} 在 {} 处的区段条目什么也不覆盖</translation>
    </message>
    <message>
        <source>New blocks are zeroed first, then copied into: each is written twice, and what fails in between leaves zeros</source>
        <translation>新块先清零，再向其中复制：每个都写两次，若中间失败就会留下零</translation>
    </message>
    <message>
        <source>Others may load a new block before its content is there: they see what was deleted long ago</source>
        <translation>新块的内容尚未到位，别人就可以加载：会看到早已删除的内容</translation>
    </message>
    <message>
        <source>Other processes keep the old block when a store copies it: they see different files</source>
        <translation>存储复制了块，其他进程却保留旧块：它们看到的文件不同</translation>
    </message>
    <message>
        <source>A snapshot leaves mapped pages writable: stores after it change the snapshot</source>
        <translation>快照让已映射的页保持可写：之后的存储会改变快照</translation>
    </message>
    <message>
        <source>A freeze stops operations alone: stores go on, and the frozen image changes</source>
        <translation>冻结只拦住操作：存储照常进行，已冻结的镜像会改变</translation>
    </message>
    <message>
        <source>Writeback flushes before it protects: a store in between is taken for durable, and lost</source>
        <translation>回写先刷写，后保护：其间的存储被当作持久，随即丢失</translation>
    </message>
    <message>
        <source>Bytes copied around a small write are not flushed: after a loss of power they are missing</source>
        <translation>小范围写入时，复制到其周围的字节没有刷写：断电后它们就缺失了</translation>
    </message>
    <message>
        <source>A page behind the end of the file can be mapped: what is stored there is lost</source>
        <translation>文件末尾之后的一页可以映射：存储到那里的内容会丢失</translation>
    </message>
    <message>
        <source>Dedupe compares what lies in reserved space: unequal ranges become one</source>
        <translation>去重比较的是预分配空间里的内容：不相等的范围会合为一个</translation>
    </message>
    <message>
        <source>Stores go to the shared block, copied when written back: the snapshot shows them</source>
        <translation>存储直接进入共享块，回写时才复制：快照会显示出来</translation>
    </message>
    <message>
        <source>A store to immutable extents moves everybody else to a copy: a page fault that searches back references, changes every owner&apos;s tree and commits</source>
        <translation>向不可变区段存储时，会把其他所有者移到副本：一次缺页要查找反向引用、更改每个所有者的树并提交</translation>
    </message>
    <message>
        <source>a file has at most 2^63 − 1 bytes</source>
        <translation>文件最多 2^63 − 1 字节</translation>
    </message>
    <message>
        <source>one of the files has checksums, the other one has not</source>
        <translation>其中一个文件有校验和，另一个没有</translation>
    </message>
    <message>
        <source>the source ends at {}, before {}</source>
        <translation>来源止于 {}，在 {} 之前</translation>
    </message>
    <message>
        <source>only whole blocks of {} bytes can be shared, but for the last of both files</source>
        <translation>只能共享 {} 字节的完整块，两个文件的最后一块除外</translation>
    </message>
    <message>
        <source>the ranges overlap</source>
        <translation>两段范围重叠</translation>
    </message>
    <message>
        <source>offset and length must be multiples of {}, the length not 0</source>
        <translation>偏移和长度必须是 {} 的整数倍，长度不能为 0</translation>
    </message>
    <message>
        <source>the range reaches the end of the file, at {}: truncate it instead</source>
        <translation>范围到达了位于 {} 的文件末尾：请改用截断</translation>
    </message>
    <message>
        <source>the range begins at the end of the file, at {}: truncate it instead</source>
        <translation>范围从位于 {} 的文件末尾开始：请改用截断</translation>
    </message>
    <message>
        <source>it is a directory; list it with ls</source>
        <translation>这是目录；请用 ls 列出</translation>
    </message>
    <message>
        <source>file offset {}, logical address {}</source>
        <translation>文件偏移 {}，逻辑地址 {}</translation>
    </message>
    <message>
        <source>the data have no checksum, though the file needs one</source>
        <translation>数据没有校验和，而文件需要校验和</translation>
    </message>
    <message>
        <source>{}; its second copy is good</source>
        <translation>{}；其第二份副本完好</translation>
    </message>
    <message>
        <source>the packed extent at file offset {} claims {} bytes; the format allows {}</source>
        <translation>文件偏移 {} 处的压缩区段自称有 {} 字节；格式允许 {}</translation>
    </message>
    <message>
        <source>file offset {}</source>
        <translation>文件偏移 {}</translation>
    </message>
    <message>
        <source>the extent at file offset {} is encrypted or encoded in a way that Daxscope does not know</source>
        <translation>文件偏移 {} 处的区段经过加密，或采用了 Daxscope 不认识的编码方式</translation>
    </message>
    <message>
        <source>the packed extent at file offset {} is shorter than the file needs</source>
        <translation>文件偏移 {} 处的压缩区段比文件所需的短</translation>
    </message>
    <message>
        <source>the file has {} bytes; {} is the most that is read at once</source>
        <translation>文件有 {} 字节；一次最多读取 {}</translation>
    </message>
    <message>
        <source>there is no subvolume number left</source>
        <translation>子卷编号已用尽</translation>
    </message>
    <message>
        <source>“{}” has subvolumes in it</source>
        <translation>“{}”中还有子卷</translation>
    </message>
    <message>
        <source>the image has no entry for the default subvolume</source>
        <translation>镜像没有默认子卷的条目</translation>
    </message>
    <message>
        <source>checksum type {} is unknown; known are crc32c, xxhash64, sha256 and blake2b</source>
        <translation>未知的校验和类型 {}；已知的有 crc32c、xxhash64、sha256 和 blake2b</translation>
    </message>
    <message>
        <source>root tree</source>
        <translation>根树</translation>
    </message>
    <message>
        <source>device tree</source>
        <translation>设备树</translation>
    </message>
    <message>
        <source>top-level subvolume</source>
        <translation>顶层子卷</translation>
    </message>
    <message>
        <source>checksum tree</source>
        <translation>校验和树</translation>
    </message>
    <message>
        <source>quota tree</source>
        <translation>配额树</translation>
    </message>
    <message>
        <source>block group tree</source>
        <translation>块组树</translation>
    </message>
    <message>
        <source>RAID stripe tree</source>
        <translation>RAID 条带树</translation>
    </message>
    <message>
        <source>relocation tree</source>
        <translation>重定位树</translation>
    </message>
    <message>
        <source>data relocation tree</source>
        <translation>数据重定位树</translation>
    </message>
    <message>
        <source>bit {}</source>
        <translation>位 {}</translation>
    </message>
    <message>
        <source>subvolume {}</source>
        <translation>子卷 {}</translation>
    </message>
    <message>
        <source>tree {}</source>
        <translation>树 {}</translation>
    </message>
    <message>
        <source>there is no tree “{}”; write {} or the number of a subvolume</source>
        <translation>没有树“{}”；请写 {} 或子卷编号</translation>
    </message>
    <message>
        <source>no type</source>
        <translation>无类型</translation>
    </message>
    <message>
        <source>unknown {}</source>
        <translation>未知的 {}</translation>
    </message>
    <message>
        <source>there is no btrfs superblock at device byte {}</source>
        <translation>设备字节 {} 处没有 btrfs 超级块</translation>
    </message>
    <message>
        <source>the {} checksum of the superblock at {} does not match</source>
        <translation>位于 {1} 的超级块的 {0} 校验和不符</translation>
    </message>
    <message>
        <source>the superblock at {} says it belongs at {}</source>
        <translation>位于 {} 的超级块自称应在 {}</translation>
    </message>
    <message>
        <source>sector size {} is not supported; 4096 to 65536 are</source>
        <translation>不支持扇区大小 {}；支持 4096 到 65536</translation>
    </message>
    <message>
        <source>node size {} is not a power of two between the sector size and 65536</source>
        <translation>节点大小 {} 不是扇区大小到 65536 之间的 2 的幂</translation>
    </message>
    <message>
        <source>the superblock names a tree of level {}; {} is the highest</source>
        <translation>超级块所指的树有层级 {}；最高为 {}</translation>
    </message>
    <message>
        <source>the superblock&apos;s root address {} is not the address of a block</source>
        <translation>超级块的根地址 {} 不是块的地址</translation>
    </message>
    <message>
        <source>the system chunk array claims {} bytes; it can have {} to {}</source>
        <translation>系统块组区数组自称有 {} 字节；可以是 {} 到 {}</translation>
    </message>
    <message>
        <source>the image uses incompatible features that Daxscope cannot read: {}</source>
        <translation>镜像使用了 Daxscope 无法读取的不兼容特性：{}</translation>
    </message>
    <message>
        <source>the filesystem spans {} devices; Daxscope opens single-device images only</source>
        <translation>文件系统跨 {} 个设备；Daxscope 只能打开单设备镜像</translation>
    </message>
    <message>
        <source>it uses features that only allow reading: {}</source>
        <translation>它使用了只允许读取的特性：{}</translation>
    </message>
    <message>
        <source>it is a seed device: new filesystems grow from it, it never changes</source>
        <translation>这是种子设备：新文件系统由它生长而成，它自己从不改变</translation>
    </message>
    <message>
        <source>btrfs-image restored it from a dump, which holds no file content</source>
        <translation>由 btrfs-image 从转储恢复而来，其中不含文件内容</translation>
    </message>
    <message>
        <source>a log tree waits to be replayed (the last fsync before a crash or a copy of a mounted image); what is shown is the state before it</source>
        <translation>有日志树等待重放（崩溃前最后一次 fsync，或复制了已挂载的镜像）；所显示的是重放之前的状态</translation>
    </message>
    <message>
        <source>simple quotas are enabled, and Daxscope does not keep them</source>
        <translation>启用了简单配额，而 Daxscope 不维护它</translation>
    </message>
    <message>
        <source>it has a current v1 space cache, which writing would leave stale</source>
        <translation>有现行的 v1 空间缓存，写入会使它过期</translation>
    </message>
    <message>
        <source>the item has {} bytes, its type needs {}{}</source>
        <translation>条目有 {} 字节，其类型要求{} {}</translation>
    </message>
    <message>
        <source>at least </source>
        <translation>至少</translation>
    </message>
    <message>
        <source>file extent type {} is unknown</source>
        <translation>未知的文件区段类型 {}</translation>
    </message>
    <message>
        <source>a regular file extent has {} bytes, not {}</source>
        <translation>普通文件区段有 {} 字节，而不是 {}</translation>
    </message>
    <message>
        <source>{} items do not fit into a leaf</source>
        <translation>{} 个条目装不进一个叶子</translation>
    </message>
    <message>
        <source>the keys are not in order</source>
        <translation>键的顺序不对</translation>
    </message>
    <message>
        <source>its data (offset {}, {} bytes) should end at {}</source>
        <translation>其数据（偏移 {}，{} 字节）应止于 {}</translation>
    </message>
    <message>
        <source>a node with {} pointers; 1 to {} are possible</source>
        <translation>节点有 {} 个指针；可以是 1 到 {}</translation>
    </message>
    <message>
        <source>the pointer {} is not the address of a block</source>
        <translation>指针 {} 不是块的地址</translation>
    </message>
    <message>
        <source>the block lies partly outside the device</source>
        <translation>此块有一部分在设备之外</translation>
    </message>
    <message>
        <source>the {} checksum does not match the content</source>
        <translation>{} 校验和与内容不符</translation>
    </message>
    <message>
        <source>the block says it is block {}</source>
        <translation>此块自称是块 {}</translation>
    </message>
    <message>
        <source>the block belongs to another filesystem (fsid differs)</source>
        <translation>此块属于另一个文件系统（fsid 不同）</translation>
    </message>
    <message>
        <source>level {} is above the highest possible, {}</source>
        <translation>层级 {} 超过了最高的 {}</translation>
    </message>
    <message>
        <source>generation {} is newer than the superblock&apos;s, {}</source>
        <translation>第 {} 代，比超级块的第 {} 代还新</translation>
    </message>
    <message>
        <source>level {}, but its parent expects level {}</source>
        <translation>层级为 {}，而其父块期望层级 {}</translation>
    </message>
    <message>
        <source>generation {}, but its parent expects generation {}</source>
        <translation>属第 {} 代，而其父块期望第 {} 代</translation>
    </message>
    <message>
        <source>its first key is {}, but its parent expects {}</source>
        <translation>其第一个键为 {}，而其父块期望 {}</translation>
    </message>
    <message>
        <source>“{}” exists already; choose another name, or remove it first</source>
        <translation>“{}”已存在；请另选名称，或先将其删除</translation>
    </message>
    <message>
        <source>cannot make “{}”</source>
        <translation>无法创建“{}”</translation>
    </message>
    <message>
        <source>cannot give “{}” a size of {}</source>
        <translation>无法将“{}”的大小设为 {}</translation>
    </message>
    <message>
        <source>cannot examine the handler for SIGBUS</source>
        <translation>无法查看 SIGBUS 的处理程序</translation>
    </message>
    <message>
        <source>cannot install a handler for SIGBUS</source>
        <translation>无法安装 SIGBUS 的处理程序</translation>
    </message>
    <message>
        <source>{} images are open already; close one first</source>
        <translation>已打开 {} 个镜像；请先关闭一个</translation>
    </message>
    <message>
        <source>page — {}, but the kernel refuses MAP_SYNC there: only msync makes a store durable</source>
        <translation>页 — {}，但内核在那里拒绝 MAP_SYNC：只有 msync 能让存储持久</translation>
    </message>
    <message>
        <source>page — {}, but the kernel refuses MAP_SYNC there</source>
        <translation>页 — {}，但内核在那里拒绝 MAP_SYNC</translation>
    </message>
    <message>
        <source>page — {}: stores reach it through the page cache, by msync</source>
        <translation>页 — {}：存储经页缓存、由 msync 到达</translation>
    </message>
    <message>
        <source> (PMEM2_FORCE_GRANULARITY does not apply: libpmem2 maps no block devices)</source>
        <translation>（PMEM2_FORCE_GRANULARITY 不适用：libpmem2 不映射块设备）</translation>
    </message>
    <message>
        <source>page — {}: it lives in ordinary memory, so msync has nothing to reach and a power cut loses it</source>
        <translation>页 — {}：它在普通内存中，msync 无处可达，断电就会丢失</translation>
    </message>
    <message>
        <source>page — {}: stores reach the disk through the page cache, by msync</source>
        <translation>页 — {}：存储经页缓存、由 msync 到达磁盘</translation>
    </message>
    <message>
        <source>cache line</source>
        <translation>缓存行</translation>
    </message>
    <message>
        <source>forced to {} by PMEM2_FORCE_GRANULARITY: emulated persistent memory</source>
        <translation>由 PMEM2_FORCE_GRANULARITY 强制为{}：模拟的持久内存</translation>
    </message>
    <message>
        <source>byte — {}: the machine saves its CPU caches when power fails (eADR), so a store is durable after a fence</source>
        <translation>字节 — {}：断电时机器会保存 CPU 缓存 (eADR)，因此存储在栅栏之后即持久</translation>
    </message>
    <message>
        <source>cache line — {}: stores go straight to persistent memory and are durable once their cache line is flushed and fenced</source>
        <translation>缓存行 — {}：存储直达持久内存，缓存行经刷写和栅栏后即持久</translation>
    </message>
    <message>
        <source>the filesystem that holds “{}” cannot map files shared; copy the image to another one</source>
        <translation>“{}”所在的文件系统无法共享映射文件；请把镜像复制到另一个文件系统</translation>
    </message>
    <message>
        <source>not enough memory or address space to map “{}” ({})</source>
        <translation>没有足够的内存或地址空间来映射“{}”（{}）</translation>
    </message>
    <message>
        <source>cannot map “{}”: {}</source>
        <translation>无法映射“{}”：{}</translation>
    </message>
    <message>
        <source>cannot map “{}”</source>
        <translation>无法映射“{}”</translation>
    </message>
    <message>
        <source>“{}” became shorter while it was open, so its content is lost to this session; close it and open it again</source>
        <translation>“{}”在打开期间变短，此会话已失去其内容；请关闭后重新打开</translation>
    </message>
    <message>
        <source>“{}” failed while it was open: an I/O error, or no space for a sparse file; close it, and look at the disk</source>
        <translation>“{}”在打开期间出现故障：I/O 错误，或没有空间容纳稀疏文件；请关闭它并检查磁盘</translation>
    </message>
    <message>
        <source>byte {}</source>
        <translation>字节 {}</translation>
    </message>
    <message>
        <source>“{}” is mounted at “{}” through the loop device {}; unmount it first (umount)</source>
        <translation>“{0}”已通过回环设备 {2} 挂载于“{1}”；请先卸载 (umount)</translation>
    </message>
    <message>
        <source>“{}” is attached to the loop device {}; detach it first (losetup -d {})</source>
        <translation>“{}”已连接到回环设备 {}；请先断开 (losetup -d {})</translation>
    </message>
    <message>
        <source>a partition of </source>
        <translation>的一个分区</translation>
    </message>
    <message>
        <source>{}“{}” is mounted at “{}” ({}); unmount it first (umount)</source>
        <translation>“{1}”{0}已挂载于“{2}”（{3}）；请先卸载 (umount)</translation>
    </message>
    <message>
        <source>{}“{}” is swap space in use (swapoff frees it)</source>
        <translation>“{1}”{0}正用作交换空间（用 swapoff 释放）</translation>
    </message>
    <message>
        <source>{}“{}” is part of the volume {} (device mapper, RAID or cache); stop that first</source>
        <translation>“{1}”{0}是卷 {2} 的一部分（device mapper、RAID 或缓存）；请先停用该卷</translation>
    </message>
    <message>
        <source>“{}” is held by another program, or mounted where this one cannot see it (in a container, for example); close it there first</source>
        <translation>“{}”被另一个程序占用，或挂载在本程序看不到的地方（例如容器中）；请先在那里关闭</translation>
    </message>
    <message>
        <source>another program</source>
        <translation>另一个程序</translation>
    </message>
    <message>
        <source>this program itself, which has it open already</source>
        <translation>本程序自己，它已将其打开</translation>
    </message>
    <message>
        <source>{} (process {})</source>
        <translation>{}（进程 {}）</translation>
    </message>
    <message>
        <source>process {}</source>
        <translation>进程 {}</translation>
    </message>
    <message>
        <source>“{}” is locked ({}{}) by {}; close it there{}</source>
        <translation>“{}”已被锁定（{}{}），锁的持有者：{}；请在那里将其关闭{}</translation>
    </message>
    <message>
        <source>for reading, </source>
        <translation>读锁，</translation>
    </message>
    <message>
        <source>, or open it read-only</source>
        <translation>，或以只读方式打开</translation>
    </message>
    <message>
        <source>cannot lock “{}” with flock</source>
        <translation>无法用 flock 锁定“{}”</translation>
    </message>
    <message>
        <source>fcntl range lock</source>
        <translation>fcntl 范围锁</translation>
    </message>
    <message>
        <source>cannot lock “{}” with fcntl</source>
        <translation>无法用 fcntl 锁定“{}”</translation>
    </message>
    <message>
        <source> and fcntl</source>
        <translation> 和 fcntl</translation>
    </message>
    <message>
        <source>the filesystem has no {} locks: other programs do not see that “{}” is open</source>
        <translation>该文件系统没有 {} 锁：其他程序看不到“{}”已打开</translation>
    </message>
    <message>
        <source>a devdax device cannot be mapped privately, so its past cannot be looked at</source>
        <translation>devdax 设备无法私有映射，因此无法查看其过去</translation>
    </message>
    <message>
        <source>cannot map “{}” as it was</source>
        <translation>无法按过去的样子映射“{}”</translation>
    </message>
    <message>
        <source>“{}” became shorter or failed while its past was looked at</source>
        <translation>“{}”在查看其过去时变短或出现故障</translation>
    </message>
    <message>
        <source>there is no memory left for what the image was</source>
        <translation>没有内存可用于镜像过去的样子</translation>
    </message>
    <message>
        <source>“{}” does not exist; check the name</source>
        <translation>“{}”不存在；请检查名称</translation>
    </message>
    <message>
        <source>no permission to write “{}”; open it read-only, or change its permissions</source>
        <translation>没有写入“{}”的权限；请以只读方式打开，或更改其权限</translation>
    </message>
    <message>
        <source>no permission to read “{}”; ask its owner, or change its permissions</source>
        <translation>没有读取“{}”的权限；请询问其所有者，或更改其权限</translation>
    </message>
    <message>
        <source>the kernel does not allow {} “{}”{}</source>
        <translation>内核不允许{0}“{1}”{2}</translation>
    </message>
    <message>
        <source>; it may be marked immutable (lsattr tells): open it read-only</source>
        <translation>；它可能被标记为不可变（可用 lsattr 查看）：请以只读方式打开</translation>
    </message>
    <message>
        <source>“{}” lies on a filesystem mounted read-only; open it read-only</source>
        <translation>“{}”位于以只读方式挂载的文件系统上；请以只读方式打开</translation>
    </message>
    <message>
        <source>“{}” is in use as swap space or as a running program</source>
        <translation>“{}”正用作交换空间，或是正在运行的程序</translation>
    </message>
    <message>
        <source>there is no device behind “{}”</source>
        <translation>“{}”背后没有设备</translation>
    </message>
    <message>
        <source>cannot open “{}”</source>
        <translation>无法打开“{}”</translation>
    </message>
    <message>
        <source>“{}” is a character device but not a devdax device, so it holds no image</source>
        <translation>“{}”是字符设备，但不是 devdax 设备，因此不含镜像</translation>
    </message>
    <message>
        <source>“{}” is a directory; open the image file or the device itself</source>
        <translation>“{}”是目录；请打开镜像文件或设备本身</translation>
    </message>
    <message>
        <source>“{}” is a pipe, which cannot be mapped; save the image to a file</source>
        <translation>“{}”是管道，无法映射；请将镜像保存到文件</translation>
    </message>
    <message>
        <source>“{}” is a socket, which cannot be mapped</source>
        <translation>“{}”是套接字，无法映射</translation>
    </message>
    <message>
        <source>“{}” is neither a file nor a device</source>
        <translation>“{}”既不是文件，也不是设备</translation>
    </message>
    <message>
        <source>regular file</source>
        <translation>普通文件</translation>
    </message>
    <message>
        <source>file on an fsdax mount</source>
        <translation>fsdax 挂载上的文件</translation>
    </message>
    <message>
        <source>devdax device</source>
        <translation>devdax 设备</translation>
    </message>
    <message>
        <source>block device</source>
        <translation>块设备</translation>
    </message>
    <message>
        <source>no file name was given</source>
        <translation>没有给出文件名</translation>
    </message>
    <message>
        <source>“{}” is not a file name: it holds a zero byte</source>
        <translation>“{}”不是文件名：其中含有零字节</translation>
    </message>
    <message>
        <source>cannot examine “{}”</source>
        <translation>无法查看“{}”</translation>
    </message>
    <message>
        <source>“{}” was replaced while it was being opened; try again</source>
        <translation>“{}”在打开过程中被替换；请重试</translation>
    </message>
    <message>
        <source>“{}” is empty; make an image of it with mkfs</source>
        <translation>“{}”为空；请用 mkfs 将其制成镜像</translation>
    </message>
    <message>
        <source>“{}” has only {} bytes, less than one page of {}; it cannot be an image</source>
        <translation>“{}”只有 {} 字节，不到一页的 {}；它不可能是镜像</translation>
    </message>
    <message>
        <source>cannot tell the size of “{}”</source>
        <translation>无法得知“{}”的大小</translation>
    </message>
    <message>
        <source>“{}” is open read-only</source>
        <translation>“{}”以只读方式打开</translation>
    </message>
    <message>
        <source>“{}” cannot be made durable at byte {}</source>
        <translation>“{}”的字节 {} 处无法变为持久</translation>
    </message>
    <message>
        <source>the file extent at {} is packed by method {}, which is unknown</source>
        <translation>位于 {} 的文件区段用方法 {} 压缩，该方法未知</translation>
    </message>
    <message>
        <source>the file extent at {} points to logical address {}, which the extent tree calls free</source>
        <translation>位于 {} 的文件区段指向逻辑地址 {}，而区段树说那里空闲</translation>
    </message>
    <message>
        <source>logical address {} is free</source>
        <translation>逻辑地址 {} 是空闲的</translation>
    </message>
    <message>
        <source>too many extents</source>
        <translation>区段太多</translation>
    </message>
    <message>
        <source>{} ({} bytes)</source>
        <translation>{}（{} 字节）</translation>
    </message>
    <message>
        <source>sector size</source>
        <translation>扇区大小</translation>
    </message>
    <message>
        <source>node size</source>
        <translation>节点大小</translation>
    </message>
    <message>
        <source>incompat features</source>
        <translation>incompat 特性</translation>
    </message>
    <message>
        <source>compat-ro features</source>
        <translation>compat-ro 特性</translation>
    </message>
    <message>
        <source>{}, of them {} snapshots</source>
        <translation>{}，其中快照 {} 个</translation>
    </message>
    <message>
        <source>default subvolume</source>
        <translation>默认子卷</translation>
    </message>
    <message>
        <source>device byte {}</source>
        <translation>设备字节 {}</translation>
    </message>
    <message>
        <source>at {}</source>
        <translation>位于 {}</translation>
    </message>
    <message>
        <source>{} by {} at page {} +0x{} → {} → {}</source>
        <translation>{1}，页 {2} +0x{3}：{0} → {4} → {5}</translation>
    </message>
    <message>
        <source>being resolved</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>device byte {} lies beyond the end of the image ({} bytes)</source>
        <translation>设备字节 {} 位于镜像末尾（{} 字节）之后</translation>
    </message>
    <message>
        <source>a superblock</source>
        <translation>超级块</translation>
    </message>
    <message>
        <source>in the first MiB, of which btrfs gives nothing away: boot loaders and the superblock live there</source>
        <translation>在首个 MiB 中，btrfs 从不分配这里：引导程序和超级块存放于此</translation>
    </message>
    <message>
        <source>not in any block group: space that no chunk has been given yet</source>
        <translation>不在任何块组中：尚未分给任何块组区的空间</translation>
    </message>
    <message>
        <source>free space in a block group ({})</source>
        <translation>块组中的空闲空间（{}）</translation>
    </message>
    <message>
        <source>a tree block of level {}</source>
        <translation>层级 {} 的树块</translation>
    </message>
    <message>
        <source>file data, an extent of {}</source>
        <translation>文件数据，一个 {} 的区段</translation>
    </message>
    <message>
        <source>; the first {} of {} owners are listed</source>
        <translation>；列出了 {1} 个所有者中的前 {0} 个</translation>
    </message>
    <message>
        <source>device byte {} lies beyond the end of the image</source>
        <translation>设备字节 {} 位于镜像末尾之后</translation>
    </message>
    <message>
        <source>the second copy of a tree block, which the commit writes</source>
        <translation>树块的第二份副本，由提交写入</translation>
    </message>
    <message>
        <source>damaged tree block: {}</source>
        <translation>已损坏的树块：{}</translation>
    </message>
    <message>
        <source>{} of the {}, level {}</source>
        <translation>{}（{}，层级 {}）</translation>
    </message>
    <message>
        <source>; not committed: its checksum comes with the commit</source>
        <translation>；未提交：其校验和在提交时生成</translation>
    </message>
    <message>
        <source>data of {}</source>
        <translation>{} 的数据</translation>
    </message>
    <message>
        <source>{} (inode {})</source>
        <translation>{}（inode {}）</translation>
    </message>
    <message>
        <source>searching names</source>
        <translation>正在搜索名称</translation>
    </message>
    <message>
        <source>asking who holds the extents of the file</source>
        <translation>正在查询谁持有文件的区段</translation>
    </message>
    <message>
        <source>the picture ends at byte {} of the file</source>
        <translation>图到文件的字节 {} 为止</translation>
    </message>
    <message>
        <source>counting what each of the holders holds</source>
        <translation>正在统计各持有者所持有的内容</translation>
    </message>
    <message>
        <source>sorting extents by who holds them</source>
        <translation>正在按持有者整理区段</translation>
    </message>
    <message>
        <source>so many different groups of subvolumes share extents that not all are shown</source>
        <translation>共享区段的子卷组合太多，无法全部显示</translation>
    </message>
    <message>
        <source>the picture ends after {} extents</source>
        <translation>图到 {} 个区段为止</translation>
    </message>
    <message>
        <source>only {} pointers between blocks are followed</source>
        <translation>只跟随块之间的 {} 个指针</translation>
    </message>
    <message>
        <source>the root of the {} claims level {}</source>
        <translation>树根（{}）标称层级 {}</translation>
    </message>
    <message>
        <source>subvolume {} has no root that could be followed</source>
        <translation>子卷 {} 没有可以跟随的根</translation>
    </message>
    <message>
        <source>following the trees down to their leaves</source>
        <translation>正在沿各棵树下行到叶子</translation>
    </message>
    <message>
        <source>only {} blocks are shown</source>
        <translation>只显示 {} 个块</translation>
    </message>
    <message>
        <source>subvolume {}, being removed</source>
        <translation>子卷 {}，正在删除</translation>
    </message>
    <message>
        <source>DAXSCOPE_SEED is “{}”, not a number</source>
        <translation>DAXSCOPE_SEED 是“{}”，不是数字</translation>
    </message>
    <message>
        <source>“{}” exists and has a size; leave --size out to use all of it</source>
        <translation>“{}”已存在且有大小；不写 --size 即可全部使用</translation>
    </message>
    <message>
        <source>a new image needs a size, such as 256M</source>
        <translation>新镜像需要指定大小，例如 256M</translation>
    </message>
    <message>
        <source>“{}” exists already; choose another name, or --force to overwrite it</source>
        <translation>“{}”已存在；请另选名称，或用 --force 覆盖</translation>
    </message>
    <message>
        <source>a name without bytes</source>
        <translation>长度为零的名称</translation>
    </message>
    <message>
        <source>a name that means a directory</source>
        <translation>表示目录的名称</translation>
    </message>
    <message>
        <source>a slash in its name</source>
        <translation>名称中有斜杠</translation>
    </message>
    <message>
        <source>a zero byte in its name</source>
        <translation>名称中有零字节</translation>
    </message>
    <message>
        <source>of {} files and directories: only root may give files away</source>
        <translation>涉及 {} 个文件和目录：只有 root 能改变文件的所有者</translation>
    </message>
    <message>
        <source>the directory has another name already</source>
        <translation>此目录已有另一个名称</translation>
    </message>
    <message>
        <source>what is in it has too long a path</source>
        <translation>其中内容的路径太长</translation>
    </message>
    <message>
        <source>{} exists already{}</source>
        <translation>{} 已存在{}</translation>
    </message>
    <message>
        <source>, and {} more do</source>
        <translation>，另有 {} 个也已存在</translation>
    </message>
    <message>
        <source>a socket means nothing without its program</source>
        <translation>套接字离开其程序就没有意义</translation>
    </message>
    <message>
        <source>a file of that name is there</source>
        <translation>那里有同名的文件</translation>
    </message>
    <message>
        <source>a directory of that name is there</source>
        <translation>那里有同名的目录</translation>
    </message>
    <message>
        <source>the old one cannot be removed</source>
        <translation>无法删除旧的</translation>
    </message>
    <message>
        <source>the directory cannot be made</source>
        <translation>无法创建目录</translation>
    </message>
    <message>
        <source>a hard link there: it is a copy</source>
        <translation>原处是硬链接：这里成为副本</translation>
    </message>
    <message>
        <source>it cannot be linked</source>
        <translation>无法链接</translation>
    </message>
    <message>
        <source>it cannot be written</source>
        <translation>无法写入</translation>
    </message>
    <message>
        <source>it cannot have its size</source>
        <translation>无法设置其大小</translation>
    </message>
    <message>
        <source>a zero byte in what it leads to</source>
        <translation>其指向中有零字节</translation>
    </message>
    <message>
        <source>the link cannot be made</source>
        <translation>无法创建链接</translation>
    </message>
    <message>
        <source>it cannot be made</source>
        <translation>无法创建</translation>
    </message>
    <message>
        <source>its owner</source>
        <translation>其所有者</translation>
    </message>
    <message>
        <source>its permissions</source>
        <translation>其权限</translation>
    </message>
    <message>
        <source>its times</source>
        <translation>其时间</translation>
    </message>
    <message>
        <source>attribute {}</source>
        <translation>属性 {}</translation>
    </message>
    <message>
        <source>attribute {}: {}</source>
        <translation>属性 {}：{}</translation>
    </message>
    <message>
        <source>it has {}</source>
        <translation>无法这样导出：{}</translation>
    </message>
    <message>
        <source>“{}” names no file or directory</source>
        <translation>“{}”没有指明文件或目录</translation>
    </message>
    <message>
        <source>it is the image that it would go into</source>
        <translation>它正是要导入的目标镜像</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>it has become something else meanwhile</source>
        <translation>在此期间它已变成别的东西</translation>
    </message>
    <message>
        <source>it cannot be read: {}</source>
        <translation>无法读取：{}</translation>
    </message>
    <message>
        <source>it became shorter meanwhile</source>
        <translation>在此期间它已变短</translation>
    </message>
    <message>
        <source>number of the mapping</source>
        <translation>映射的编号</translation>
    </message>
    <message>
        <source>from where the mapping begins</source>
        <translation>从映射开头算起的位置</translation>
    </message>
    <message>
        <source>how many bytes</source>
        <translation>字节数</translation>
    </message>
    <message>
        <source>there is no design “{}”</source>
        <translation>没有设计“{}”</translation>
    </message>
    <message>
        <source>Map a range of a file into a process, page by page as it is touched</source>
        <translation>将文件的一段范围映射到进程，碰到哪页才映射哪页</translation>
    </message>
    <message>
        <source>EINVAL, EISDIR, ENOENT, ENOMEM, EOPNOTSUPP without dax, for compressed extents and for MAP_SYNC</source>
        <translation>EINVAL、EISDIR、ENOENT、ENOMEM；EOPNOTSUPP（未启用 dax、区段经过压缩，或用于 MAP_SYNC 时）</translation>
    </message>
    <message>
        <source>inside the image</source>
        <translation>镜像内的路径</translation>
    </message>
    <message>
        <source>the process that maps it</source>
        <translation>进行映射的进程</translation>
    </message>
    <message>
        <source>where it begins in the file; whole pages</source>
        <translation>在文件中的起始位置；须为整页</translation>
    </message>
    <message>
        <source>how many bytes; 0: to the end of the file</source>
        <translation>字节数；0 表示到文件末尾</translation>
    </message>
    <message>
        <source>pages that one fault maps, and copies, at most</source>
        <translation>一次缺页最多映射并复制的页数</translation>
    </message>
    <message>
        <source>stores go to copies that the process has for itself</source>
        <translation>存储写到进程自己的副本</translation>
    </message>
    <message>
        <source>a page is durable before it may be written (MAP_SYNC)</source>
        <translation>页可写之前必须先持久 (MAP_SYNC)</translation>
    </message>
    <message>
        <source>Take a mapping away</source>
        <translation>取消一个映射</translation>
    </message>
    <message>
        <source>EINVAL when there is none of that number</source>
        <translation>EINVAL（没有该编号的映射时）</translation>
    </message>
    <message>
        <source>Read bytes through a mapping; what is not there yet faults</source>
        <translation>通过映射读取字节；尚未到位的会触发缺页</translation>
    </message>
    <message>
        <source>SIGBUS beyond the end of the file and on poison, EINVAL</source>
        <translation>SIGBUS（超出文件末尾或遇到毒化时）、EINVAL</translation>
    </message>
    <message>
        <source>Write bytes through a mapping; what is read-only or not there faults</source>
        <translation>通过映射写入字节；只读或不在的会触发缺页</translation>
    </message>
    <message>
        <source>SIGBUS beyond the end of the file and on poison, EBUSY while frozen, EINVAL, ENOSPC</source>
        <translation>SIGBUS（超出文件末尾或遇到毒化时）、EBUSY（冻结时）、EINVAL、ENOSPC</translation>
    </message>
    <message>
        <source>what to store</source>
        <translation>要存储的内容</translation>
    </message>
    <message>
        <source>Write cache lines back; durable after the next fence</source>
        <translation>将缓存行写回；在下一个栅栏之后持久</translation>
    </message>
    <message>
        <source>Wait until what was flushed is durable</source>
        <translation>等待已刷写的内容变为持久</translation>
    </message>
    <message>
        <source>Make all that was stored through a mapping durable (msync)</source>
        <translation>使通过映射存储的一切变为持久 (msync)</translation>
    </message>
    <message>
        <source>Commit, then let nothing change the image until it is thawed</source>
        <translation>提交，然后在解冻之前不允许任何东西更改镜像</translation>
    </message>
    <message>
        <source>EBUSY when it is frozen already, ENOSPC</source>
        <translation>EBUSY（已经冻结时）、ENOSPC</translation>
    </message>
    <message>
        <source>Allow stores and operations again; who waits goes on</source>
        <translation>重新允许存储和操作；等待者继续</translation>
    </message>
    <message>
        <source>EINVAL when it is not frozen</source>
        <translation>EINVAL（没有冻结时）</translation>
    </message>
    <message>
        <source>Let a range of the device be unreadable until it is written as whole blocks</source>
        <translation>使设备的一段范围无法读取，直到按整块写入</translation>
    </message>
    <message>
        <source>EINVAL outside of the device</source>
        <translation>EINVAL（在设备之外时）</translation>
    </message>
    <message>
        <source>where it begins on the device</source>
        <translation>在设备上的起始位置</translation>
    </message>
    <message>
        <source>Take the device away: mappings go first, later loads and stores are refused</source>
        <translation>取走设备：先取消映射，之后的加载和存储都被拒绝</translation>
    </message>
    <message>
        <source>EINVAL when it is gone already</source>
        <translation>EINVAL（设备已不存在时）</translation>
    </message>
    <message>
        <source>Let the process store into its mapping again and again</source>
        <translation>让进程反复向其映射存储</translation>
    </message>
    <message>
        <source>EBUSY when it does so already, EINVAL</source>
        <translation>EBUSY（已在这样做时）、EINVAL</translation>
    </message>
    <message>
        <source>stores a second</source>
        <translation>每秒存储次数</translation>
    </message>
    <message>
        <source>Let the process rest</source>
        <translation>让进程停下来</translation>
    </message>
    <message>
        <source>EINVAL when it does not store</source>
        <translation>EINVAL（进程没有在存储时）</translation>
    </message>
    <message>
        <source>Try a design that lost the argument, and see what it does</source>
        <translation>试用一个落选的设计，看看会怎样</translation>
    </message>
    <message>
        <source>EINVAL when it is not known, EPERM but on scratch images</source>
        <translation>EINVAL（设计未知时）、EPERM（不是临时镜像时）</translation>
    </message>
    <message>
        <source>of the design</source>
        <translation>设计的名称</translation>
    </message>
    <message>
        <source>follow it from now on</source>
        <translation>从现在起采用</translation>
    </message>
    <message>
        <source>Take a moment: the image can come back to it, as long as it is open</source>
        <translation>记录一个时刻：镜像只要还开着，就能回到这里</translation>
    </message>
    <message>
        <source>EPERM but on scratch images, EBUSY while frozen, ENOSPC</source>
        <translation>EPERM（不是临时镜像时）、EBUSY（冻结时）、ENOSPC</translation>
    </message>
    <message>
        <source>to know it by</source>
        <translation>便于辨认的名称</translation>
    </message>
    <message>
        <source>taken by hand</source>
        <translation>手动记录</translation>
    </message>
    <message>
        <source>Go back to a moment, or forward again, and go on from there</source>
        <translation>回到某个时刻，或再次前进，并从那里继续</translation>
    </message>
    <message>
        <source>ENOENT when it is not kept, EPERM but on scratch images, EBUSY while frozen</source>
        <translation>ENOENT（该时刻没有保留时）、EPERM（不是临时镜像时）、EBUSY（冻结时）</translation>
    </message>
    <message>
        <source>its number</source>
        <translation>时刻的编号</translation>
    </message>
    <message>
        <source>Go back to before what was done last; but on scratch images, to the last commit</source>
        <translation>回到上一个操作之前；不是临时镜像时，回到上次提交</translation>
    </message>
    <message>
        <source>ENOENT when there is nothing to undo, EBUSY while frozen</source>
        <translation>ENOENT（没有可撤销的内容时）、EBUSY（冻结时）</translation>
    </message>
    <message>
        <source>Do again what was undone, as long as nothing else has changed</source>
        <translation>重做已撤销的内容，只要其间没有其他更改</translation>
    </message>
    <message>
        <source>ENOENT when there is nothing, EPERM but on scratch images, EBUSY while frozen</source>
        <translation>ENOENT（没有可重做的内容时）、EPERM（不是临时镜像时）、EBUSY（冻结时）</translation>
    </message>
    <message>
        <source>inside the image; its directory must exist</source>
        <translation>镜像内的路径；其目录必须存在</translation>
    </message>
    <message>
        <source>where it begins in the file</source>
        <translation>在文件中的起始位置</translation>
    </message>
    <message>
        <source>do not grow the file</source>
        <translation>不增大文件</translation>
    </message>
    <message>
        <source>“{}” is not a time such as 1700000000.25</source>
        <translation>“{}”不是像 1700000000.25 这样的时间</translation>
    </message>
    <message>
        <source>what happens to files that exist already</source>
        <translation>如何处理已存在的文件</translation>
    </message>
    <message>
        <source>this moves or reads blocks behind the back of whoever has them mapped, and is not there yet</source>
        <translation>这会在映射者不知情时移动或读取块，尚不支持</translation>
    </message>
    <message>
        <source>Make a directory</source>
        <translation>创建目录</translation>
    </message>
    <message>
        <source>Make an empty file</source>
        <translation>创建空文件</translation>
    </message>
    <message>
        <source>Write bytes into a file, which is made when it does not exist</source>
        <translation>向文件写入字节；文件不存在时会创建</translation>
    </message>
    <message>
        <source>what to write</source>
        <translation>要写入的内容</translation>
    </message>
    <message>
        <source>Set the size of a file</source>
        <translation>设置文件的大小</translation>
    </message>
    <message>
        <source>in bytes</source>
        <translation>以字节为单位</translation>
    </message>
    <message>
        <source>Make a hole: the range reads as zeros and takes no space</source>
        <translation>打出空洞：该范围读作零，不占空间</translation>
    </message>
    <message>
        <source>Let a range read as zeros, its space reserved</source>
        <translation>让一段范围读作零，其空间已预分配</translation>
    </message>
    <message>
        <source>Reserve space for a range, without writing it</source>
        <translation>为一段范围预分配空间，但不写入</translation>
    </message>
    <message>
        <source>Take a range out of a file: what follows moves down (the kernel&apos;s btrfs cannot)</source>
        <translation>删去文件中的一段范围：后面的内容前移（内核的 btrfs 做不到）</translation>
    </message>
    <message>
        <source>EINVAL unless whole blocks before the end, EISDIR, ENOENT, EROFS, ENOSPC</source>
        <translation>EINVAL（不是末尾之前的整块时）、EISDIR、ENOENT、EROFS、ENOSPC</translation>
    </message>
    <message>
        <source>Make room in a file: what follows moves up (the kernel&apos;s btrfs cannot)</source>
        <translation>在文件中腾出空间：后面的内容后移（内核的 btrfs 做不到）</translation>
    </message>
    <message>
        <source>EINVAL unless whole blocks inside the file, EFBIG, EISDIR, ENOENT, EROFS, ENOSPC</source>
        <translation>EINVAL（不是文件之内的整块时）、EFBIG、EISDIR、ENOENT、EROFS、ENOSPC</translation>
    </message>
    <message>
        <source>Give a file blocks of its own where it shares them (the kernel&apos;s btrfs cannot)</source>
        <translation>在文件与他者共享块之处，给它自己的块（内核的 btrfs 做不到）</translation>
    </message>
    <message>
        <source>Let a range of another file appear in a file, sharing its extents (reflink)</source>
        <translation>让另一个文件的一段范围出现在文件中，共享其区段 (reflink)</translation>
    </message>
    <message>
        <source>file to share from</source>
        <translation>共享的来源文件</translation>
    </message>
    <message>
        <source>where the range begins in it</source>
        <translation>范围在其中的起始位置</translation>
    </message>
    <message>
        <source>file to share into; made when it does not exist</source>
        <translation>共享的目标文件；不存在时会创建</translation>
    </message>
    <message>
        <source>where it appears</source>
        <translation>出现的位置</translation>
    </message>
    <message>
        <source>how many bytes; 0: to the end of the source</source>
        <translation>字节数；0 表示到来源末尾</translation>
    </message>
    <message>
        <source>Share two ranges that have the same content</source>
        <translation>共享内容相同的两段范围</translation>
    </message>
    <message>
        <source>EBADE when they differ, EINVAL, EISDIR, ENOENT, EROFS, ENOSPC</source>
        <translation>EBADE（内容不同时）、EINVAL、EISDIR、ENOENT、EROFS、ENOSPC</translation>
    </message>
    <message>
        <source>file whose extents stay</source>
        <translation>保留区段的文件</translation>
    </message>
    <message>
        <source>file whose extents go</source>
        <translation>放弃区段的文件</translation>
    </message>
    <message>
        <source>Make a snapshot of a subvolume, in no time whatever its size</source>
        <translation>为子卷创建快照，无论多大都不费时间</translation>
    </message>
    <message>
        <source>a subvolume; / is one</source>
        <translation>一个子卷；/ 也是子卷</translation>
    </message>
    <message>
        <source>of the snapshot</source>
        <translation>快照的路径</translation>
    </message>
    <message>
        <source>nobody can change it</source>
        <translation>任何人都不能更改</translation>
    </message>
    <message>
        <source>Make an empty subvolume</source>
        <translation>创建空子卷</translation>
    </message>
    <message>
        <source>Protect a subvolume from changes, or allow them again</source>
        <translation>保护子卷不被更改，或重新允许更改</translation>
    </message>
    <message>
        <source>allow changes again</source>
        <translation>重新允许更改</translation>
    </message>
    <message>
        <source>Let the kernel mount this subvolume when nobody names one; / for the top level</source>
        <translation>未指明子卷时，让内核挂载此子卷；/ 表示顶层</translation>
    </message>
    <message>
        <source>Remove a file, an empty directory, a subvolume or a snapshot</source>
        <translation>删除文件、空目录、子卷或快照</translation>
    </message>
    <message>
        <source>with everything in it</source>
        <translation>连同其中所有内容</translation>
    </message>
    <message>
        <source>Give a file, directory or subvolume another name or place</source>
        <translation>更改文件、目录或子卷的名称或位置</translation>
    </message>
    <message>
        <source>as it is called</source>
        <translation>现在的名称</translation>
    </message>
    <message>
        <source>as it shall be called</source>
        <translation>新的名称</translation>
    </message>
    <message>
        <source>fail when the new name exists</source>
        <translation>新名称已存在时失败</translation>
    </message>
    <message>
        <source>let both change their names</source>
        <translation>让两者互换名称</translation>
    </message>
    <message>
        <source>Give a file another name (hard link)</source>
        <translation>给文件另加一个名称（硬链接）</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>该文件</translation>
    </message>
    <message>
        <source>Make a symbolic link</source>
        <translation>创建符号链接</translation>
    </message>
    <message>
        <source>where it leads; any text</source>
        <translation>指向何处；任意文本</translation>
    </message>
    <message>
        <source>Set permissions</source>
        <translation>设置权限</translation>
    </message>
    <message>
        <source>permissions, such as 644</source>
        <translation>权限，例如 644</translation>
    </message>
    <message>
        <source>Set owner and group</source>
        <translation>设置所有者和组</translation>
    </message>
    <message>
        <source>Set the times of the last access and the last change</source>
        <translation>设置上次访问和上次更改的时间</translation>
    </message>
    <message>
        <source>in seconds since 1970</source>
        <translation>自 1970 年起的秒数</translation>
    </message>
    <message>
        <source>Set an extended attribute</source>
        <translation>设置扩展属性</translation>
    </message>
    <message>
        <source>such as user.comment</source>
        <translation>例如 user.comment</translation>
    </message>
    <message>
        <source>its bytes</source>
        <translation>其字节</translation>
    </message>
    <message>
        <source>Remove an extended attribute</source>
        <translation>删除扩展属性</translation>
    </message>
    <message>
        <source>of the attribute</source>
        <translation>属性的名称</translation>
    </message>
    <message>
        <source>Write a file&apos;s data in place, without checksums (chattr +C)</source>
        <translation>原地写入文件的数据，不带校验和 (chattr +C)</translation>
    </message>
    <message>
        <source>EINVAL unless a directory or an empty file, ENOENT, EROFS</source>
        <translation>EINVAL（不是目录或空文件时）、ENOENT、EROFS</translation>
    </message>
    <message>
        <source>copy-on-write again</source>
        <translation>恢复写时复制</translation>
    </message>
    <message>
        <source>Bring a file or directory of this computer into the image</source>
        <translation>将本机的文件或目录导入镜像</translation>
    </message>
    <message>
        <source>file or directory of this computer</source>
        <translation>本机的文件或目录</translation>
    </message>
    <message>
        <source>directory to put it into, or its new name</source>
        <translation>要放入的目录，或其新名称</translation>
    </message>
    <message>
        <source>Bring a file or directory of the image to this computer</source>
        <translation>将镜像中的文件或目录导出到本机</translation>
    </message>
    <message>
        <source>ECANCELED, EEXIST, EINVAL, ENOENT, and what the other filesystem says</source>
        <translation>ECANCELED、EEXIST、EINVAL、ENOENT，以及另一文件系统报告的错误</translation>
    </message>
    <message>
        <source>file or directory of the image</source>
        <translation>镜像中的文件或目录</translation>
    </message>
    <message>
        <source>directory of this computer to put it into, or its new name</source>
        <translation>要放入的本机目录，或其新名称</translation>
    </message>
    <message>
        <source>Not under DAX: would move blocks that are mapped</source>
        <translation>DAX 下不可用：会移动已映射的块</translation>
    </message>
    <message>
        <source>Not under DAX: would read blocks that are being stored to</source>
        <translation>DAX 下不可用：会读取正被存储的块</translation>
    </message>
    <message>
        <source>Not under DAX: would move all that is mapped</source>
        <translation>DAX 下不可用：会移动一切已映射的内容</translation>
    </message>
    <message>
        <source>{} needs a session</source>
        <translation>{} 需要会话</translation>
    </message>
    <message>
        <source>“{}” is not a number</source>
        <translation>“{}”不是数字</translation>
    </message>
    <message>
        <source>“{}” is not a mode such as 755</source>
        <translation>“{}”不是像 755 这样的模式</translation>
    </message>
    <message>
        <source>there is no “{}”; there are: {}</source>
        <translation>没有“{}”；可用的有：{}</translation>
    </message>
    <message>
        <source>const {} = Image.{}(args[{}] ?? {}</source>
        <translation>const {} = Image.{}(args[{}] ?? {}</translation>
    </message>
    <message>
        <source>Needs the image as it was when this began.</source>
        <translation>需要开始时那个样子的镜像。</translation>
    </message>
    <message>
        <source>Needs a copy of the image: it is changed.</source>
        <translation>需要镜像的副本：它会被更改。</translation>
    </message>
    <message>
        <source>{} of them {} discarded here; a script commits.</source>
        <translation>其中{}{}在此丢弃；而脚本会提交。</translation>
    </message>
    <message>
        <source>The last</source>
        <translation>最后一项</translation>
    </message>
    <message>
        <source>The last {}</source>
        <translation>最后 {} 项</translation>
    </message>
    <message>
        <source>const {} = {}</source>
        <translation>const {} = {}</translation>
    </message>
    <message>
        <source>Here the image went back to before this script begins.</source>
        <translation>镜像在此回到了本脚本开始之前。</translation>
    </message>
    <message>
        <source>bytes in memory</source>
        <translation>内存中的字节</translation>
    </message>
    <message>
        <source>not mapped from a device</source>
        <translation>不是从设备映射的</translation>
    </message>
    <message>
        <source>the image is not mapped</source>
        <translation>镜像没有映射</translation>
    </message>
    <message>
        <source>given up by an operation that is not committed: free after the commit</source>
        <translation>由尚未提交的操作放弃：提交后空闲</translation>
    </message>
    <message>
        <source>“{}” is not the top of a subvolume or snapshot</source>
        <translation>“{}”不是子卷或快照的顶层</translation>
    </message>
    <message>
        <source>comparing what was stored</source>
        <translation>正在比较所存储的内容</translation>
    </message>
    <message>
        <source>there is no moment {}; there are {} to {}</source>
        <translation>没有时刻 {}；现有 {} 到 {}</translation>
    </message>
    <message>
        <source>there is no moment {}: none is kept</source>
        <translation>没有时刻 {}：一个都没有保留</translation>
    </message>
    <message>
        <source>nothing has changed since the last commit</source>
        <translation>自上次提交以来没有任何更改</translation>
    </message>
    <message>
        <source>no earlier moment is kept</source>
        <translation>没有保留更早的时刻</translation>
    </message>
    <message>
        <source>only a scratch image can go forward again</source>
        <translation>只有临时镜像才能再次前进</translation>
    </message>
    <message>
        <source>nothing was undone, or something has changed since</source>
        <translation>没有撤销过什么，或其后又有更改</translation>
    </message>
    <message>
        <source>The image is open read-only.</source>
        <translation>镜像以只读方式打开。</translation>
    </message>
    <message>
        <source>Nothing has changed since the last commit.</source>
        <translation>自上次提交以来没有任何更改。</translation>
    </message>
    <message>
        <source>What changed is more than the {} that are kept for going back.</source>
        <translation>更改的内容超过了为回退而保留的 {}。</translation>
    </message>
    <message>
        <source>Nothing has been done yet.</source>
        <translation>还没有做过任何操作。</translation>
    </message>
    <message>
        <source>The filesystem is frozen: thaw it first.</source>
        <translation>文件系统已冻结：请先解冻。</translation>
    </message>
    <message>
        <source>do nothing, and say so</source>
        <translation>什么也不做，并予以说明</translation>
    </message>
    <message>
        <source>the new one takes its place</source>
        <translation>新的取代旧的</translation>
    </message>
    <message>
        <source>the new one gets another name</source>
        <translation>新的另取名称</translation>
    </message>
    <message>
        <source>the one that is there stays</source>
        <translation>保留已有的</translation>
    </message>
    <message>
        <source>; {} skipped</source>
        <translation>；跳过 {} 个</translation>
    </message>
    <message>
        <source>; {} left out</source>
        <translation>；略去 {} 个</translation>
    </message>
    <message>
        <source>; what was done before stays: {}</source>
        <translation>；此前完成的部分保留：{}</translation>
    </message>
    <message>
        <source>extent item of {}</source>
        <translation>{} 的区段条目</translation>
    </message>
    <message>
        <source>the back references of tree block {} lead in a circle</source>
        <translation>树块 {} 的反向引用构成了循环</translation>
    </message>
    <message>
        <source>the extent tree does not know tree block {}</source>
        <translation>区段树中没有树块 {}</translation>
    </message>
    <message>
        <source>the extent at {} has more than {} owners</source>
        <translation>位于 {} 的区段有超过 {} 个所有者</translation>
    </message>
    <message>
        <source>the checksum item does not hold whole checksums</source>
        <translation>校验和条目中的校验和不完整</translation>
    </message>
    <message>
        <source>the checksum item does not start at a sector</source>
        <translation>校验和条目不是从扇区边界开始</translation>
    </message>
    <message>
        <source>the data do not match their checksum ({} stored, {} computed)</source>
        <translation>数据与其校验和不符（记录的是 {}，算出的是 {}）</translation>
    </message>
    <message>
        <source>the chunk item is too short for its stripes</source>
        <translation>块组区条目太短，容不下其条带</translation>
    </message>
    <message>
        <source>a length of {} bytes is not possible</source>
        <translation>长度不可能为 {} 字节</translation>
    </message>
    <message>
        <source>stripe {} cannot start at device byte {}</source>
        <translation>条带 {} 不能始于设备字节 {}</translation>
    </message>
    <message>
        <source>it overlaps another chunk</source>
        <translation>与另一块组区重叠</translation>
    </message>
    <message>
        <source>chunks {} and {} lie on the same bytes of the device (from {})</source>
        <translation>块组区 {} 和 {} 位于设备的同一些字节上（自 {} 起）</translation>
    </message>
    <message>
        <source>the extent tree does not know the extent at logical address {}</source>
        <translation>区段树中没有逻辑地址 {} 处的区段</translation>
    </message>
    <message>
        <source>the extent at logical address {} would be held {} times by one {}</source>
        <translation>逻辑地址 {} 处的区段将被持有 {} 次，均由同一个 {}</translation>
    </message>
    <message>
        <source>the reference is damaged</source>
        <translation>引用已损坏</translation>
    </message>
    <message>
        <source>the reference exists</source>
        <translation>引用已存在</translation>
    </message>
    <message>
        <source>the extent at logical address {} is counted free, but {} still holds it</source>
        <translation>逻辑地址 {} 处的区段记为空闲，但 {} 仍持有它</translation>
    </message>
    <message>
        <source>logical addresses {} to {} were taken for free, and the extent tree has an extent there</source>
        <translation>逻辑地址 {} 至 {} 曾被当作空闲，而区段树在那里有区段</translation>
    </message>
    <message>
        <source>the extent item has only {} bytes</source>
        <translation>区段条目只有 {} 字节</translation>
    </message>
    <message>
        <source>a tree block of level {} is not possible</source>
        <translation>树块不可能有层级 {}</translation>
    </message>
    <message>
        <source>the extent item of a tree block ends before its level</source>
        <translation>树块的区段条目在其层级之前就结束了</translation>
    </message>
    <message>
        <source>an extent of {} bytes is not possible</source>
        <translation>区段不可能长 {} 字节</translation>
    </message>
    <message>
        <source>inline reference type {} is unknown</source>
        <translation>未知的内联引用类型 {}</translation>
    </message>
    <message>
        <source>the inline {} is cut short</source>
        <translation>内联 {} 被截断</translation>
    </message>
    <message>
        <source>{} bytes at {} do not lie in block group {}</source>
        <translation>位于 {1} 的 {0} 字节不在块组 {2} 之内</translation>
    </message>
    <message>
        <source>{} bytes at {} are free already (in part)</source>
        <translation>位于 {1} 的 {0} 字节已经空闲（部分）</translation>
    </message>
    <message>
        <source>{} bytes at {} are not free (or not all)</source>
        <translation>位于 {1} 的 {0} 字节并不空闲（或不全空闲）</translation>
    </message>
    <message>
        <source>free space that is not inside block group {}, {} bytes</source>
        <translation>空闲空间不在块组 {} 之内（{} 字节）</translation>
    </message>
    <message>
        <source>free space that is not made of whole sectors</source>
        <translation>空闲空间不是由整扇区组成的</translation>
    </message>
    <message>
        <source>free space of {} bytes with {} bytes of bitmap, not {}</source>
        <translation>{} 字节的空闲空间带有 {} 字节的位图，而不是 {}</translation>
    </message>
    <message>
        <source>the free-space tree does not know block group {}, {} bytes</source>
        <translation>空闲空间树中没有块组 {}（{} 字节）</translation>
    </message>
    <message>
        <source>the free-space info item is too short</source>
        <translation>空闲空间信息条目太短</translation>
    </message>
    <message>
        <source>the free-space info has flags that are not known: {}</source>
        <translation>空闲空间信息有未知的标志：{}</translation>
    </message>
    <message>
        <source>an item that does not belong among the free {} of block group {}</source>
        <translation>块组 {1} 的空闲空间（{0}）中有不该在此的条目</translation>
    </message>
    <message>
        <source>free space that overlaps the item before it</source>
        <translation>空闲空间与前一条目重叠</translation>
    </message>
    <message>
        <source>no bitmap for the bytes from {} on</source>
        <translation>自 {} 起的字节没有位图</translation>
    </message>
    <message>
        <source>free space that goes on from the item before it</source>
        <translation>空闲空间与前一条目首尾相接</translation>
    </message>
    <message>
        <source>{} free extents are counted, and there are {}</source>
        <translation>记有 {} 个空闲区段，实际有 {} 个</translation>
    </message>
    <message>
        <source>{} bytes at {} are not whole sectors of block group {}</source>
        <translation>位于 {1} 的 {0} 字节不是块组 {2} 的整扇区</translation>
    </message>
    <message>
        <source>the free-space tree counts no free extents in block group {}, and has one</source>
        <translation>空闲空间树记块组 {} 没有空闲区段，实际却有一个</translation>
    </message>
    <message>
        <source>this item does not belong among free extents</source>
        <translation>此条目不该在空闲区段之中</translation>
    </message>
    <message>
        <source>{} bytes at {} are not free (or not all), says the free-space tree</source>
        <translation>按空闲空间树，位于 {1} 的 {0} 字节并不空闲（或不全空闲）</translation>
    </message>
    <message>
        <source>the free-space tree has no bitmap for the bytes from {} on</source>
        <translation>空闲空间树中没有自 {} 起的字节的位图</translation>
    </message>
    <message>
        <source>the sector at {} {} free, says the free-space tree</source>
        <translation>按空闲空间树，位于 {} 的扇区{}空闲</translation>
    </message>
    <message>
        <source>is already</source>
        <translation>已经</translation>
    </message>
    <message>
        <source>is not</source>
        <translation>并不</translation>
    </message>
    <message>
        <source>block group {} is new, and the free-space tree has items there</source>
        <translation>块组 {} 是新的，而空闲空间树在那里有条目</translation>
    </message>
    <message>
        <source>{} is too small for an image; the smallest is {}</source>
        <translation>{} 太小，不足以作镜像；最小为 {}</translation>
    </message>
    <message>
        <source>a node size of {} is not possible; 4K, 8K, 16K, 32K and 64K are</source>
        <translation>节点大小不能为 {}；可以是 4K、8K、16K、32K 和 64K</translation>
    </message>
    <message>
        <source>the label has {} bytes; {} is the most</source>
        <translation>卷标长 {} 字节；最多 {}</translation>
    </message>
    <message>
        <source>a label must not hold line feeds or zero bytes</source>
        <translation>卷标不能包含换行符或零字节</translation>
    </message>
    <message>
        <source>it is a dump by btrfs-image, not an image; restore it first: btrfs-image -r DUMP IMAGE</source>
        <translation>这是 btrfs-image 的转储，不是镜像；请先恢复：btrfs-image -r DUMP IMAGE</translation>
    </message>
    <message>
        <source>it is a send stream, not an image; apply it with: btrfs receive MOUNTPOINT &lt; STREAM</source>
        <translation>这是 send 流，不是镜像；请用以下命令应用：btrfs receive MOUNTPOINT &lt; STREAM</translation>
    </message>
    <message>
        <source>it is a qcow2 disk; convert it first: qemu-img convert -O raw DISK IMAGE</source>
        <translation>这是 qcow2 磁盘；请先转换：qemu-img convert -O raw DISK IMAGE</translation>
    </message>
    <message>
        <source>it is compressed with zstd; unpack it first: zstd -d FILE</source>
        <translation>它用 zstd 压缩；请先解压：zstd -d FILE</translation>
    </message>
    <message>
        <source>it is compressed with xz; unpack it first: xz -d FILE</source>
        <translation>它用 xz 压缩；请先解压：xz -d FILE</translation>
    </message>
    <message>
        <source>it is compressed with gzip; unpack it first: gzip -d FILE</source>
        <translation>它用 gzip 压缩；请先解压：gzip -d FILE</translation>
    </message>
    <message>
        <source>it holds an XFS filesystem; Daxscope opens btrfs</source>
        <translation>其中是 XFS 文件系统；Daxscope 只能打开 btrfs</translation>
    </message>
    <message>
        <source>it holds an ext2, ext3 or ext4 filesystem; Daxscope opens btrfs</source>
        <translation>其中是 ext2、ext3 或 ext4 文件系统；Daxscope 只能打开 btrfs</translation>
    </message>
    <message>
        <source>it holds a squashfs filesystem; Daxscope opens btrfs</source>
        <translation>其中是 squashfs 文件系统；Daxscope 只能打开 btrfs</translation>
    </message>
    <message>
        <source>it holds a bcachefs filesystem; Daxscope opens btrfs</source>
        <translation>其中是 bcachefs 文件系统；Daxscope 只能打开 btrfs</translation>
    </message>
    <message>
        <source>it is an encrypted LUKS volume; open it with cryptsetup first</source>
        <translation>这是加密的 LUKS 卷；请先用 cryptsetup 打开</translation>
    </message>
    <message>
        <source>it is a whole disk with a partition table; open one of its partitions instead</source>
        <translation>这是带分区表的整块磁盘；请改为打开其中一个分区</translation>
    </message>
    <message>
        <source>its first MiB is empty; make a filesystem in it first, for example with mkfs.btrfs</source>
        <translation>首个 MiB 为空；请先在其中创建文件系统，例如用 mkfs.btrfs</translation>
    </message>
    <message>
        <source>there is no btrfs superblock at 64 KiB nor at its mirrors</source>
        <translation>64 KiB 处及其各备份位置都没有 btrfs 超级块</translation>
    </message>
    <message>
        <source>the extent reaches out of its chunk</source>
        <translation>区段超出了其块组区</translation>
    </message>
    <message>
        <source>the extent overlaps the one before it</source>
        <translation>区段与前一区段重叠</translation>
    </message>
    <message>
        <source>following every subvolume down its tree</source>
        <translation>正在沿各子卷的树下行</translation>
    </message>
    <message>
        <source>tree block {} item {}: inode {} points to {} bytes at {}, where the extent tree has no such extent</source>
        <translation>树块 {0}，条目 {1}：inode {2} 指向位于 {4} 的 {3} 字节，而区段树在那里没有这样的区段</translation>
    </message>
    <message>
        <source>counting owners</source>
        <translation>正在统计所有者</translation>
    </message>
    <message>
        <source>chunk {} has no block group item</source>
        <translation>块组区 {} 没有块组条目</translation>
    </message>
    <message>
        <source>too many different combinations of subvolumes share tree blocks</source>
        <translation>共享树块的子卷组合太多</translation>
    </message>
    <message>
        <source>the extent overlaps another or leaves its block group</source>
        <translation>区段与另一区段重叠，或超出了其块组</translation>
    </message>
    <message>
        <source>the chunk at logical address {} has no block group, or one that is not on this device</source>
        <translation>逻辑地址 {} 处的块组区没有块组，或其块组不在本设备上</translation>
    </message>
    <message>
        <source>block group {} is for {}, its chunk for {}</source>
        <translation>块组 {} 的用途为“{}”，其块组区的却为“{}”</translation>
    </message>
    <message>
        <source>block group {} says that {} bytes are used, but {} of {} are free</source>
        <translation>块组 {0} 记为已用 {1} 字节，但 {3} 中有 {2} 空闲</translation>
    </message>
    <message>
        <source>the image can only be read: {}</source>
        <translation>镜像只能读取：{}</translation>
    </message>
    <message>
        <source>there is no {}</source>
        <translation>不存在：{}</translation>
    </message>
    <message>
        <source>cancelled at an event; what it had done was taken back</source>
        <translation>在某个事件处被取消；已做的都已撤回</translation>
    </message>
    <message>
        <source>there is no space for another tree block of {} bytes</source>
        <translation>没有空间再容纳一个 {} 字节的树块</translation>
    </message>
    <message>
        <source>there is no space for {} more bytes of data</source>
        <translation>没有空间再容纳 {} 字节数据</translation>
    </message>
    <message>
        <source>the space that was freed comes free with the next commit</source>
        <translation>已释放的空间要到下次提交才空闲</translation>
    </message>
    <message>
        <source>a commit failed: open the image again</source>
        <translation>提交失败：请重新打开镜像</translation>
    </message>
    <message>
        <source>the device has no room for another chunk ({})</source>
        <translation>设备上没有空间容纳另一个块组区（{}）</translation>
    </message>
    <message>
        <source>an earlier commit failed: open the image again</source>
        <translation>之前的提交失败：请重新打开镜像</translation>
    </message>
    <message>
        <source>logical address {} lies in no block group</source>
        <translation>逻辑地址 {} 不在任何块组内</translation>
    </message>
    <message>
        <source>logical address {} lies in no block group that could hold it</source>
        <translation>逻辑地址 {} 不在任何能容纳它的块组内</translation>
    </message>
    <message>
        <source>the root item of tree {} is gone</source>
        <translation>树 {} 的根条目已不存在</translation>
    </message>
    <message>
        <source>its pointer {} leads back</source>
        <translation>其指针 {} 指回了前面</translation>
    </message>
    <message>
        <source>the removal of the {} stands at level {} of {}</source>
        <translation>删除（{}）停在层级 {}，而根的层级为 {}</translation>
    </message>
    <message>
        <source>nobody holds tree block {}, although {} uses it</source>
        <translation>无人持有树块 {}，尽管有树在用它（{}）</translation>
    </message>
    <message>
        <source>the image has {} bytes, but the filesystem needs {}: its end is missing</source>
        <translation>镜像有 {} 字节，而文件系统需要 {}：缺少末尾部分</translation>
    </message>
    <message>
        <source>its end is missing</source>
        <translation>缺少末尾部分</translation>
    </message>
    <message>
        <source>the chunk tree is damaged: {}. Nothing can be found that lies in the chunks which it does not name any more</source>
        <translation>块组区 (chunk) 树已损坏：{}。它不再指明的块组区中的内容都无法找到</translation>
    </message>
    <message>
        <source>the chunk tree is damaged</source>
        <translation>块组区 (chunk) 树已损坏</translation>
    </message>
    <message>
        <source>this is not a btrfs image any more: {} (an old btrfs superblock is left at device byte {})</source>
        <translation>这不再是 btrfs 镜像：{}（设备字节 {} 处残留着旧的 btrfs 超级块）</translation>
    </message>
    <message>
        <source>the primary superblock {} ({}); its mirror at {} with generation {} is used</source>
        <translation>主超级块{}（{}）；改用位于 {} 的备份，属第 {} 代</translation>
    </message>
    <message>
        <source>is wiped</source>
        <translation>已被擦除</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>the primary superblock is wiped</source>
        <translation>主超级块已被擦除</translation>
    </message>
    <message>
        <source>this is not a btrfs image: {}</source>
        <translation>这不是 btrfs 镜像：{}</translation>
    </message>
    <message>
        <source>the system chunk array of the superblock is damaged</source>
        <translation>超级块的系统块组区数组已损坏</translation>
    </message>
    <message>
        <source>the system chunk array of the superblock ends inside a chunk</source>
        <translation>超级块的系统块组区数组在一个块组区中间结束</translation>
    </message>
    <message>
        <source>chunk {} has the profile “{}”, which Daxscope does not read on a single device</source>
        <translation>块组区 {} 的配置为“{}”，Daxscope 在单个设备上无法读取</translation>
    </message>
    <message>
        <source>quotas are enabled, and Daxscope does not keep their counts</source>
        <translation>启用了配额，而 Daxscope 不维护其计数</translation>
    </message>
    <message>
        <source>there is more damage than is listed here</source>
        <translation>损坏不止这里列出的这些</translation>
    </message>
    <message>
        <source>logical address {} lies in no chunk</source>
        <translation>逻辑地址 {} 不在任何块组区内</translation>
    </message>
    <message>
        <source>chunk {} ({}) has no copy {} that can be read</source>
        <translation>块组区 {}（{}）没有可读取的副本 {}</translation>
    </message>
    <message>
        <source>{} bytes at logical address {} reach beyond the end of chunk {}</source>
        <translation>逻辑地址 {1} 起的 {0} 字节超出了块组区 {2} 的末尾</translation>
    </message>
    <message>
        <source>device byte {} is poisoned: it cannot be read until it is written</source>
        <translation>设备字节 {} 已毒化：写入之前无法读取</translation>
    </message>
    <message>
        <source>the item is about an address that no chunk has</source>
        <translation>条目所述的地址不属于任何块组区</translation>
    </message>
    <message>
        <source>the root of the {} is a block of the {}</source>
        <translation>树根（{}）是另一棵树的块：{}</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>no image is open</source>
        <translation>没有打开的镜像</translation>
    </message>
    <message>
        <source>no lesson is open</source>
        <translation>没有打开的课程</translation>
    </message>
    <message>
        <source>the script was stopped</source>
        <translation>脚本已停止</translation>
    </message>
    <message>
        <source>the image is still being read</source>
        <translation>仍在读取镜像</translation>
    </message>
    <message>
        <source>this is the image that is open; choose another name</source>
        <translation>这正是当前打开的镜像；请另选名称</translation>
    </message>
    <message>
        <source>{}</source>
        <translation>{}</translation>
    </message>
    <message>
        <source>an earlier moment is looked at, and nothing can be changed there: go back to now, or restart from there, first</source>
        <translation>当前显示的是较早的时刻，不能在那里更改：请先返回现在，或从那里重新开始</translation>
    </message>
    <message>
        <source>it is accepted {}</source>
        <translation>不该通过却通过了：{}</translation>
    </message>
    <message>
        <source>it is not accepted after its act: {}</source>
        <translation>执行了它的 act 之后仍未通过：{}</translation>
    </message>
    <message>
        <source>the scenario keeps no value “{}” for the text</source>
        <translation>scenario 没有保存正文所用的值“{}”</translation>
    </message>
    <message>
        <source>the image is not sound at the end: {}</source>
        <translation>结束时镜像并不完好：{}</translation>
    </message>
    <message>
        <source>the scenario cannot be read: {}</source>
        <translation>无法读取 scenario：{}</translation>
    </message>
    <message>
        <source>it does not call lesson({prepare(image, state) {}, steps: {}})</source>
        <translation>它没有调用 lesson({prepare(image, state) {}, steps: {}})</translation>
    </message>
    <message>
        <source>the scenario&apos;s step “{}” has no {}(image, state)</source>
        <translation>scenario 的步骤“{}”没有 {}(image, state)</translation>
    </message>
    <message>
        <source>the exercise has no prepare(image)</source>
        <translation>练习没有 prepare(image)</translation>
    </message>
    <message>
        <source>the scenario&apos;s exercise does not judge “{}”</source>
        <translation>scenario 的练习没有评判“{}”</translation>
    </message>
    <message>
        <source>the lesson&apos;s text has no “{}”</source>
        <translation>课程的正文中没有“{}”</translation>
    </message>
    <message>
        <source>a lesson&apos;s image has 1 GiB at most</source>
        <translation>课程的镜像最大 1 GiB</translation>
    </message>
    <message>
        <source>emulate is “byte” or “cacheline”</source>
        <translation>emulate 只能是“byte”或“cacheline”</translation>
    </message>
    <message>
        <source>the check of “{}” says neither true nor what is missing</source>
        <translation>对“{}”的检查既没有返回 true，也没有说明缺什么</translation>
    </message>
    <message>
        <source>the bundled sample is damaged: {}</source>
        <translation>附带的示例已损坏：{}</translation>
    </message>
    <message>
        <source>the bundled sample is cut short</source>
        <translation>附带的示例被截断</translation>
    </message>
    <message>
        <source>this build has no bundled sample</source>
        <translation>此构建没有附带示例</translation>
    </message>
    <message>
        <source>the folder {} cannot be made</source>
        <translation>无法创建文件夹 {}</translation>
    </message>
    <message>
        <source>the image ends too early</source>
        <translation>镜像过早结束</translation>
    </message>
    <message>
        <source>there is no place for a scratch image of {}: neither in memory nor on disk</source>
        <translation>没有地方存放 {} 的临时镜像：内存和磁盘都放不下</translation>
    </message>
    <message>
        <source>the script was stopped: it may take {} seconds</source>
        <translation>脚本已被停止：最多可以运行 {} 秒</translation>
    </message>
    <message>
        <source>an image needs a path</source>
        <translation>镜像需要路径</translation>
    </message>
    <message>
        <source>“{}” is not in the folder of the exercise: nothing else may be opened</source>
        <translation>“{}”不在练习的文件夹中：不能打开其他内容</translation>
    </message>
    <message>
        <source>a device is not mapped without its filesystem here</source>
        <translation>这里不能绕过文件系统映射设备</translation>
    </message>
    <message>
        <source>the script has left no image open, and moments go when it is closed</source>
        <translation>脚本没有留下打开的镜像，而镜像关闭后时刻即消失</translation>
    </message>
    <message>
        <source>“{}” is the image in the window, and something was done to it already: go on with img, or begin with a new scratch image</source>
        <translation>“{}”是窗口中的镜像，而且已对它做过操作：请继续使用 img，或从新的临时镜像开始</translation>
    </message>
    <message>
        <source>metadata is “single” or “dup”</source>
        <translation>metadata 只能是“single”或“dup”</translation>
    </message>
    <message>
        <source>{} is {}, not a whole number from 0 to 2^53 − 1</source>
        <translation>{} 为 {}，不是 0 到 2^53 − 1 的整数</translation>
    </message>
    <message>
        <source>{} has {} bytes; 1 GiB is the most at once</source>
        <translation>{} 有 {} 字节；一次最多 1 GiB</translation>
    </message>
    <message>
        <source>{}[{}] is {}, not a byte</source>
        <translation>{}[{}] 为 {}，不是字节</translation>
    </message>
    <message>
        <source>{} must be a text</source>
        <translation>{} 必须是文本</translation>
    </message>
    <message>
        <source>{} is too large</source>
        <translation>{} 太大</translation>
    </message>
    <message>
        <source>{} must be true or false</source>
        <translation>{} 必须是 true 或 false</translation>
    </message>
    <message>
        <source>a pattern needs at least one byte, and a length up to 1 GiB</source>
        <translation>pattern 至少要有一个字节，长度不超过 1 GiB</translation>
    </message>
    <message>
        <source>{} is neither text, bytes nor {{}}</source>
        <translation>{} 既不是文本，也不是字节或 {{}}</translation>
    </message>
    <message>
        <source>{}: {}</source>
        <translation>{}：{}</translation>
    </message>
    <message>
        <source>there is no moment “{}”; img.moments() lists them</source>
        <translation>没有时刻“{}”；img.moments() 会列出所有时刻</translation>
    </message>
    <message>
        <source>a lesson&apos;s image stays open</source>
        <translation>课程的镜像始终保持打开</translation>
    </message>
    <message>
        <source>at most 1 GiB can be read at once</source>
        <translation>一次最多读取 1 GiB</translation>
    </message>
    <message>
        <source>nobody follows what is durable: call watchPower() before</source>
        <translation>还没有跟踪哪些内容已持久：请先调用 watchPower()</translation>
    </message>
    <message>
        <source>{} is not allowed here: it reaches files of this computer</source>
        <translation>这里不允许 {}：它会访问本机的文件</translation>
    </message>
    <message>
        <source>{}.view is not a view of an open image</source>
        <translation>{}.view 不是已打开镜像的映射视图</translation>
    </message>
    <message>
        <source>{} takes {} arguments, not {}</source>
        <translation>{} 需要 {} 个参数，而不是 {} 个</translation>
    </message>
    <message>
        <source>{} has no option “{}”</source>
        <translation>{} 没有选项“{}”</translation>
    </message>
    <message>
        <source>the image is closed</source>
        <translation>镜像已关闭</translation>
    </message>
    <message>
        <source>the image is open read-only: a loss of power changes nothing</source>
        <translation>镜像以只读方式打开：断电不会改变任何内容</translation>
    </message>
    <message>
        <source>{} is not there yet</source>
        <translation>{} 尚不支持</translation>
    </message>
    <message>
        <source>the device is closed</source>
        <translation>设备已关闭</translation>
    </message>
    <message>
        <source>there is nothing to write</source>
        <translation>没有可写入的内容</translation>
    </message>
    <message>
        <source>at most {} at once</source>
        <translation>一次最多 {}</translation>
    </message>
    <message>
        <source>the scale {} is not between 0.25 and 8</source>
        <translation>缩放比例 {} 不在 0.25 到 8 之间</translation>
    </message>
    <message>
        <source>a picture of {} × {} pixels is not between {} and {} a side</source>
        <translation>图片为 {} × {} 像素，每边须在 {} 到 {} 之间</translation>
    </message>
    <message>
        <source>a picture of {} × {} pixels is more than {} million in all</source>
        <translation>图片为 {} × {} 像素，总数超过 {} 百万</translation>
    </message>
    <message>
        <source>there is not enough memory for a picture of {} × {} pixels</source>
        <translation>内存不足，无法生成 {} × {} 像素的图片</translation>
    </message>
    <message>
        <source>the picture could not be encoded as PNG</source>
        <translation>无法将图片编码为 PNG</translation>
    </message>
    <message>
        <source>the SVG could not be started</source>
        <translation>无法开始写 SVG</translation>
    </message>
    <message>
        <source>“{}” does not end in .{}</source>
        <translation>“{}”不是以 .{} 结尾</translation>
    </message>
    <message>
        <source>this page of the handbook cannot be read</source>
        <translation>无法读取手册的此页</translation>
    </message>
    <message>
        <source>this is not JSON: {} at byte {}</source>
        <translation>这不是 JSON：{}（字节 {} 处）</translation>
    </message>
    <message>
        <source>the lesson cannot be read: {}</source>
        <translation>无法读取课程：{}</translation>
    </message>
    <message>
        <source>this is needed</source>
        <translation>此项必填</translation>
    </message>
    <message>
        <source>a path inside the image begins with /</source>
        <translation>镜像内的路径以 / 开头</translation>
    </message>
    <message>
        <source>a name has to follow the last /</source>
        <translation>最后一个 / 后面必须有名称</translation>
    </message>
    <message>
        <source>the view device needs an image</source>
        <translation>视图 device 需要镜像</translation>
    </message>
    <message>
        <source>the view file-extents needs a file of the image</source>
        <translation>视图 file-extents 需要镜像中的文件</translation>
    </message>
    <message>
        <source>there is no view “{}”; there are {}</source>
        <translation>没有视图“{}”；可用的有 {}</translation>
    </message>
    <message>
        <source>the view {} needs an opened image</source>
        <translation>视图 {} 需要已打开的镜像</translation>
    </message>
    <message>
        <source>the view sharing needs an opened image</source>
        <translation>视图 sharing 需要已打开的镜像</translation>
    </message>
    <message>
        <source>the view trees needs an opened image</source>
        <translation>视图 trees 需要已打开的镜像</translation>
    </message>
    <message>
        <source>the view comparison needs an opened image</source>
        <translation>视图 comparison 需要已打开的镜像</translation>
    </message>
    <message>
        <source>the view comparison needs two subvolumes: --from and --to</source>
        <translation>视图 comparison 需要两个子卷：--from 和 --to</translation>
    </message>
    <message>
        <source>open</source>
        <translation>无法打开</translation>
    </message>
    <message>
        <source>superblock</source>
        <translation>超级块</translation>
    </message>
    <message>
        <source>tree-block</source>
        <translation>树块</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>item</source>
        <translation>条目</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>unaccounted</source>
        <translation>未登记的占用</translation>
    </message>
    <message>
        <source>space</source>
        <translation>空间</translation>
    </message>
    <message>
        <source>free-space</source>
        <translation>空闲空间</translation>
    </message>
    <message>
        <source>subvolume</source>
        <translation>子卷</translation>
    </message>
    <message>
        <source>inode</source>
        <translation>inode</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>file-extent</source>
        <translation>文件区段</translation>
    </message>
    <message>
        <source>checksum</source>
        <translation>校验和</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>view</source>
        <translation>映射</translation>
    </message>
    <message>
        <source>offset</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>path</source>
        <translation>路径</translation>
    </message>
    <message>
        <source>process</source>
        <translation>进程</translation>
    </message>
    <message>
        <source>around</source>
        <translation>每次页数</translation>
    </message>
    <message>
        <source>private</source>
        <translation>私有</translation>
    </message>
    <message>
        <source>sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>byte</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>per second</source>
        <translation>每秒</translation>
    </message>
    <message>
        <source>on</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>moment</source>
        <translation>时刻</translation>
    </message>
    <message>
        <source>keep size</source>
        <translation>保持大小</translation>
    </message>
    <message>
        <source>existing</source>
        <translation>已有文件</translation>
    </message>
    <message>
        <source>mode</source>
        <translation>模式</translation>
    </message>
    <message>
        <source>size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>source offset</source>
        <translation>来源偏移</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>target offset</source>
        <translation>目标偏移</translation>
    </message>
    <message>
        <source>read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>recursive</source>
        <translation>递归</translation>
    </message>
    <message>
        <source>from</source>
        <translation>从</translation>
    </message>
    <message>
        <source>to</source>
        <translation>到</translation>
    </message>
    <message>
        <source>no replace</source>
        <translation>不替换</translation>
    </message>
    <message>
        <source>exchange</source>
        <translation>互换</translation>
    </message>
    <message>
        <source>uid</source>
        <translation>用户 (uid)</translation>
    </message>
    <message>
        <source>gid</source>
        <translation>组 (gid)</translation>
    </message>
    <message>
        <source>accessed</source>
        <translation>访问时间</translation>
    </message>
    <message>
        <source>modified</source>
        <translation>更改时间</translation>
    </message>
    <message>
        <source>value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>持有</translation>
    </message>
    <message>
        <source>wants</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>more</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>others</source>
        <translation>不是这个数</translation>
    </message>
    <message>
        <source>emulated</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>实测</translation>
    </message>
    <message>
        <source>fcntl</source>
        <translation>fcntl</translation>
    </message>
    <message>
        <source>and fcntl</source>
        <translation>和 fcntl</translation>
    </message>
    <message>
        <source>writing</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>store</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>load</source>
        <translation>加载</translation>
    </message>
    <message>
        <source>leaf</source>
        <translation>叶子</translation>
    </message>
    <message>
        <source>node</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>create</source>
        <translation>create</translation>
    </message>
    <message>
        <source>was</source>
        <translation>已</translation>
    </message>
    <message>
        <source>were</source>
        <translation>已</translation>
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
        <translation>文件</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>directories</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>bitmaps</source>
        <translation>位图</translation>
    </message>
    <message>
        <source>extents</source>
        <translation>区段</translation>
    </message>
    <message>
        <source>page</source>
        <translation>页</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>before anything was done</source>
        <translation>在做任何事之前</translation>
    </message>
    <message>
        <source>after what is wrong</source>
        <translation>在错误操作之后</translation>
    </message>
    <message>
        <source>image</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>label</source>
        <translation>卷标</translation>
    </message>
    <message>
        <source>fsid</source>
        <translation>FSID</translation>
    </message>
    <message>
        <source>generation</source>
        <translation>代</translation>
    </message>
    <message>
        <source>used</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>subvolumes</source>
        <translation>子卷</translation>
    </message>
    <message>
        <source>granularity</source>
        <translation>粒度</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>a regular file on {}</source>
        <translation>{} 上的普通文件</translation>
    </message>
    <message>
        <source>a file on an fsdax mount ({})</source>
        <translation>fsdax 挂载点上的文件 ({})</translation>
    </message>
    <message>
        <source>copied {} bytes</source>
        <translation>复制了 {} 字节</translation>
    </message>
    <message>
        <source>{}, {} bytes</source>
        <translation>{}，{} 字节</translation>
    </message>
    <message>
        <source>{}, {} of {} holders</source>
        <translation>{}，{} 个持有者（共 {} 个）</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>permissions of the new directory</source>
        <translation>新目录的权限</translation>
    </message>
    <message>
        <source>permissions of the new file</source>
        <translation>新文件的权限</translation>
    </message>
    <message>
        <source>number of the owner</source>
        <translation>所有者的编号</translation>
    </message>
    <message>
        <source>number of the group</source>
        <translation>组的编号</translation>
    </message>
    <message>
        <source>the view mappings needs an opened image</source>
        <translation>视图 mappings 需要一个打开的镜像</translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>不允许的操作</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有那个文件或目录</translation>
    </message>
    <message>
        <source>Interrupted system call</source>
        <translation>系统调用被中断</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>输入/输出错误</translation>
    </message>
    <message>
        <source>No such device or address</source>
        <translation>没有那个设备或地址</translation>
    </message>
    <message>
        <source>Resource temporarily unavailable</source>
        <translation>资源暂时不可用</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>设备或资源忙</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>文件已存在</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>不能跨设备链接</translation>
    </message>
    <message>
        <source>No such device</source>
        <translation>没有那个设备</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是目录</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是一个目录</translation>
    </message>
    <message>
        <source>Invalid argument</source>
        <translation>无效的参数</translation>
    </message>
    <message>
        <source>Too many open files in system</source>
        <translation>系统中打开的文件过多</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>打开的文件过多</translation>
    </message>
    <message>
        <source>Inappropriate ioctl for device</source>
        <translation>对该设备不适用的操作</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>程序正在运行</translation>
    </message>
    <message>
        <source>File too large</source>
        <translation>文件过大</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>只读文件系统</translation>
    </message>
    <message>
        <source>Broken pipe</source>
        <translation>管道已断开</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>文件名过长</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>目录非空</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>符号链接层数过多</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>不支持的操作</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>超出磁盘配额</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>文件句柄已过期</translation>
    </message>
    <message>
        <source>allocated; the extent tree is just being told of it</source>
        <translation>已分配；正在写入区段树</translation>
    </message>
    <message>
        <source>the engine is at work for another thread</source>
        <translation>引擎正在为另一个线程工作</translation>
    </message>
    <message>
        <source>moment {} went for want of room</source>
        <translation>时刻 {} 因空间不足而未能保留</translation>
    </message>
</context>
</TS>
