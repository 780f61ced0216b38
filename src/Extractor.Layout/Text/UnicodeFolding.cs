using System.Collections.Frozen;

namespace Extractor.Layout.Text;

/// <summary>
/// The part of Unicode normalisation that Chinese disclosures need, from tables of its own: the program runs without ICU
/// (invariant globalisation), where <see cref="string.Normalize()"/> leaves everything but ASCII as it is.
/// </summary>
/// <remarks>
/// NFC of the CJK compatibility ideographs U+F900 to U+FAD9 and of Latin letters with one mark (UnicodeData.txt 15, canonical
/// decompositions), and the ordinary ideographs for the Kangxi radicals U+2F00 to U+2FD5 (their compatibility decompositions).
/// </remarks>
internal static class UnicodeFolding
{
    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳"
        + "心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸"
        + "缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音"
        + "頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    private const string Compatibility =
        "豈更車賈滑串句龜龜契金喇奈懶癩羅蘿螺裸邏樂洛烙珞落酪駱亂卵欄爛蘭鸞嵐濫藍襤拉臘蠟廊朗浪狼郎來冷勞擄櫓爐盧老蘆虜路露魯鷺碌"
        + "祿綠菉錄鹿論壟弄籠聾牢磊賂雷壘屢樓淚漏累縷陋勒肋凜凌稜綾菱陵讀拏樂諾丹寧怒率異北磻便復不泌數索參塞省葉說殺辰沈拾若掠略亮"
        + "兩凉梁糧良諒量勵呂女廬旅濾礪閭驪麗黎力曆歷轢年憐戀撚漣煉璉秊練聯輦蓮連鍊列劣咽烈裂說廉念捻殮簾獵令囹寧嶺怜玲瑩羚聆鈴零靈"
        + "領例禮醴隸惡了僚寮尿料樂燎療蓼遼龍暈阮劉杻柳流溜琉留硫紐類六戮陸倫崙淪輪律慄栗率隆利吏履易李梨泥理痢罹裏裡里離匿溺吝燐璘"
        + "藺隣鱗麟林淋臨立笠粒狀炙識什茶刺切度拓糖宅洞暴輻行降見廓兀嗀\uFA0E\uFA0F塚\uFA11晴\uFA13\uFA14凞猪益礼神祥福靖精羽\uFA1F蘒\uFA21諸\uFA23\uFA24逸都\uFA27\uFA28\uFA29飯飼"
        + "館鶴郞隷侮僧免勉勤卑喝嘆器塀墨層屮悔慨憎懲敏既暑梅海渚漢煮爫琢碑社祉祈祐祖祝禍禎穀突節練縉繁署者臭艹艹著褐視謁謹賓贈辶逸"
        + "難響頻恵\uFA6C舘\uFA6E\uFA6F並况全侀充冀勇勺喝啕喙嗢塚墳奄奔婢嬨廒廙彩徭惘慎愈憎慠懲戴揄搜摒敖晴朗望杖歹殺流滛滋漢瀞煮瞧爵犯猪瑱甆画"
        + "瘝瘟益盛直睊着磌窱節类絛練缾者荒華蝹襁覆視調諸請謁諾諭謹變贈輸遲醙鉶陼難靖韛響頋頻鬒龜\uFACF\uFAD0\uFAD1㮝䀘䀹\uFAD5\uFAD6\uFAD7齃龎";

    /// <summary>Base letter, mark, composed letter.</summary>
    private const string Compositions =
        "A\u0300ÀA\u0301ÁA\u0302ÂA\u0303ÃA\u0308ÄA\u030AÅC\u0327ÇE\u0300ÈE\u0301ÉE\u0302ÊE\u0308ËI\u0300ÌI\u0301ÍI\u0302ÎI\u0308ÏN\u0303Ñ"
        + "O\u0300ÒO\u0301ÓO\u0302ÔO\u0303ÕO\u0308ÖU\u0300ÙU\u0301ÚU\u0302ÛU\u0308ÜY\u0301Ýa\u0300àa\u0301áa\u0302âa\u0303ãa\u0308äa\u030Aå"
        + "c\u0327çe\u0300èe\u0301ée\u0302êe\u0308ëi\u0300ìi\u0301íi\u0302îi\u0308ïn\u0303ño\u0300òo\u0301óo\u0302ôo\u0303õo\u0308öu\u0300ù"
        + "u\u0301úu\u0302ûu\u0308üy\u0301ýy\u0308ÿA\u0304Āa\u0304āA\u0306Ăa\u0306ăA\u0328Ąa\u0328ąC\u0301Ćc\u0301ćC\u0302Ĉc\u0302ĉC\u0307Ċ"
        + "c\u0307ċC\u030CČc\u030CčD\u030CĎd\u030CďE\u0304Ēe\u0304ēE\u0306Ĕe\u0306ĕE\u0307Ėe\u0307ėE\u0328Ęe\u0328ęE\u030CĚe\u030CěG\u0302Ĝ"
        + "g\u0302ĝG\u0306Ğg\u0306ğG\u0307Ġg\u0307ġG\u0327Ģg\u0327ģH\u0302Ĥh\u0302ĥI\u0303Ĩi\u0303ĩI\u0304Īi\u0304īI\u0306Ĭi\u0306ĭI\u0328Į"
        + "i\u0328įI\u0307İJ\u0302Ĵj\u0302ĵK\u0327Ķk\u0327ķL\u0301Ĺl\u0301ĺL\u0327Ļl\u0327ļL\u030CĽl\u030CľN\u0301Ńn\u0301ńN\u0327Ņn\u0327ņ"
        + "N\u030CŇn\u030CňO\u0304Ōo\u0304ōO\u0306Ŏo\u0306ŏO\u030BŐo\u030BőR\u0301Ŕr\u0301ŕR\u0327Ŗr\u0327ŗR\u030CŘr\u030CřS\u0301Śs\u0301ś"
        + "S\u0302Ŝs\u0302ŝS\u0327Şs\u0327şS\u030CŠs\u030CšT\u0327Ţt\u0327ţT\u030CŤt\u030CťU\u0303Ũu\u0303ũU\u0304Ūu\u0304ūU\u0306Ŭu\u0306ŭ"
        + "U\u030AŮu\u030AůU\u030BŰu\u030BűU\u0328Ųu\u0328ųW\u0302Ŵw\u0302ŵY\u0302Ŷy\u0302ŷY\u0308ŸZ\u0301Źz\u0301źZ\u0307Żz\u0307żZ\u030CŽ"
        + "z\u030CžO\u031BƠo\u031BơU\u031BƯu\u031BưA\u030CǍa\u030CǎI\u030CǏi\u030CǐO\u030CǑo\u030CǒU\u030CǓu\u030CǔÜ\u0304Ǖü\u0304ǖÜ\u0301Ǘ"
        + "ü\u0301ǘÜ\u030CǙü\u030CǚÜ\u0300Ǜü\u0300ǜÄ\u0304Ǟä\u0304ǟȦ\u0304Ǡȧ\u0304ǡÆ\u0304Ǣæ\u0304ǣG\u030CǦg\u030CǧK\u030CǨk\u030CǩO\u0328Ǫ"
        + "o\u0328ǫǪ\u0304Ǭǫ\u0304ǭƷ\u030CǮʒ\u030Cǯj\u030CǰG\u0301Ǵg\u0301ǵN\u0300Ǹn\u0300ǹÅ\u0301Ǻå\u0301ǻÆ\u0301Ǽæ\u0301ǽØ\u0301Ǿø\u0301ǿ"
        + "A\u030FȀa\u030FȁA\u0311Ȃa\u0311ȃE\u030FȄe\u030FȅE\u0311Ȇe\u0311ȇI\u030FȈi\u030FȉI\u0311Ȋi\u0311ȋO\u030FȌo\u030FȍO\u0311Ȏo\u0311ȏ"
        + "R\u030FȐr\u030FȑR\u0311Ȓr\u0311ȓU\u030FȔu\u030FȕU\u0311Ȗu\u0311ȗS\u0326Șs\u0326șT\u0326Țt\u0326țH\u030CȞh\u030CȟA\u0307Ȧa\u0307ȧ"
        + "E\u0327Ȩe\u0327ȩÖ\u0304Ȫö\u0304ȫÕ\u0304Ȭõ\u0304ȭO\u0307Ȯo\u0307ȯȮ\u0304Ȱȯ\u0304ȱY\u0304Ȳy\u0304ȳ";

    private static readonly FrozenDictionary<(char Letter, char Mark), char> _composed = Pairs();

    /// <summary>The ordinary character for a radical or compatibility ideograph; any other character as it is.</summary>
    public static char Fold(char c) => c switch
    {
        >= '\u2F00' and <= '\u2FD5' => Kangxi[c - 0x2F00],
        >= '\uF900' and <= '\uFAD9' => Compatibility[c - 0xF900],
        _ => c,
    };

    /// <summary>The composed letter for a base letter and a mark after it, or null.</summary>
    public static char? Compose(char letter, char mark) => _composed.TryGetValue((letter, mark), out char composed) ? composed : null;

    private static FrozenDictionary<(char Letter, char Mark), char> Pairs()
    {
        var pairs = new Dictionary<(char, char), char>();
        for (int i = 0; i + 2 < Compositions.Length; i += 3)
        {
            pairs[(Compositions[i], Compositions[i + 1])] = Compositions[i + 2];
        }

        return pairs.ToFrozenDictionary();
    }
}
