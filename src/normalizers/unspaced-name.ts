/**
 * Names in scripts that write no blank between family and given name. They are cut only where a table knows the family name; Japanese ones of two
 * characters come first, since many begin with a Chinese one (`高橋`, `高`).
 */
const twoCharacters: ReadonlySet<string> = new Set(
  `欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 尉迟 尉遲 皇甫 东方 東方 公孙 公孫 慕容 令狐 端木 司徒 司空 长孙 長孫 宇文 鲜于 轩辕 轩轅 澹台 钟离 鍾離 申屠 呼延 南宫 南宮 东郭 百里 赫连 闻人 独孤 拓跋
  佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々 山口 松本 井上 木村 斎藤 斉藤 齋藤 齊藤 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷 藤田 後藤 近藤 村上
  遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原田 松田 竹内 小野 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 丸山 増田
  杉山 村田 大塚 新井 小山 平野 藤本 河野 野口 武田 松井 千葉 菅原 岩崎 木下 野村 佐野 菊地 菊池 松尾 野田 市川 杉本 古川 大西 島田 水野 桜井 高野 渡部 吉川 山内 西田 飯田 西川 小松 北村 安田 五十
  川口 平田 中田 久保 服部 岩田 土屋 福島 本田 辻村 樋口 田口 永井 秋山 山中 中西 吉村 川上 石原 馬場 大橋 松岡 浅野 荒木 大久 村山 山岸 山根 片山 堀内 黒田 永田 白井 白石 江口 川崎 星野 望月 関口 小池 尾崎
  남궁 황보 제갈 사공 선우 서문 독고 동방`.split(/\s+/),
);

/** Chinese family names of one character, in both spellings, and Korean ones. */
const oneCharacter: ReadonlySet<string> = new Set(
  `王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊沿梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强強柴华華车車冉房边邊
김이박최정강조윤장임한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구민진나엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모`,
);

/** Where the given name begins in a name without blanks (`王|小明`, `欧阳|修`, `山田|太郎`, `김|철수`); undefined where no table knows. */
export function givenStart(name: string): number | undefined {
  const characters = [...name];
  const [one = '', two = ''] = characters;
  if (characters.length > 2 && characters.length < 6 && twoCharacters.has(one + two)) return one.length + two.length;
  return (characters.length === 2 || characters.length === 3) && oneCharacter.has(one) ? one.length : undefined;
}
