//! Two sentences of everyday life for each language, to put around a text.

/// Language, a sentence before, a sentence after.
#[rustfmt::skip]
const SENTENCES: [(&str, &str, &str); 36] = [
    ("ar", "صباح الخير، الطقس جميل اليوم.", "سنلتقي يوم الأحد عند جدتي."),
    ("bg", "Добро утро, днес времето е хубаво.", "В неделя ще сме при баба."),
    ("bn", "শুভ সকাল, আজ আবহাওয়া খুব সুন্দর।", "রবিবার নানির বাড়িতে দেখা হবে।"),
    ("cs", "Dobré ráno, dnes je hezky.", "V neděli jedeme k babičce."),
    ("da", "Godmorgen, vejret er dejligt i dag.", "På søndag besøger vi mormor."),
    ("de", "Guten Morgen, heute ist schönes Wetter.", "Am Sonntag fahren wir zur Oma."),
    ("el", "Καλημέρα, σήμερα έχει ωραίο καιρό.", "Την Κυριακή θα πάμε στη γιαγιά."),
    ("en", "Good morning, lovely weather today.", "On Sunday we are off to see Grandma."),
    ("es", "Buenos días, hoy hace buen tiempo.", "El domingo vamos a ver a la abuela."),
    ("fi", "Huomenta, tänään on kaunis ilma.", "Sunnuntaina menemme mummolaan."),
    ("fr", "Bonjour, il fait beau aujourd'hui.", "Dimanche, nous allons chez mamie."),
    ("he", "בוקר טוב, היום מזג האוויר נעים.", "ביום ראשון ניסע לסבתא."),
    ("hi", "सुप्रभात, आज मौसम बहुत अच्छा है।", "रविवार को हम नानी के घर जाएँगे।"),
    ("hr", "Dobro jutro, danas je lijepo vrijeme.", "U nedjelju idemo baki."),
    ("hu", "Jó reggelt, ma szép idő van.", "Vasárnap a nagymamához megyünk."),
    ("id", "Selamat pagi, cuaca hari ini cerah.", "Hari Minggu kami ke rumah nenek."),
    ("it", "Buongiorno, oggi è una bella giornata.", "Domenica andiamo dalla nonna."),
    ("ja", "おはようございます、今日はいい天気です。", "日曜日は祖母の家に行きます。"),
    ("ko", "좋은 아침이에요, 오늘 날씨가 좋네요.", "일요일에는 할머니 댁에 가요."),
    ("ms", "Selamat pagi, cuaca hari ini baik.", "Hari Ahad kami ke rumah nenek."),
    ("nl", "Goedemorgen, het is mooi weer vandaag.", "Zondag gaan we naar oma."),
    ("no", "God morgen, det er fint vær i dag.", "På søndag skal vi til bestemor."),
    ("pl", "Dzień dobry, dziś jest ładna pogoda.", "W niedzielę jedziemy do babci."),
    ("pt", "Bom dia, hoje o tempo está bonito.", "No domingo vamos à casa da avó."),
    ("ro", "Bună dimineața, azi e vreme frumoasă.", "Duminică mergem la bunica."),
    ("ru", "Доброе утро, сегодня хорошая погода.", "В воскресенье едем к бабушке."),
    ("sk", "Dobré ráno, dnes je pekne.", "V nedeľu ideme k babke."),
    ("sl", "Dobro jutro, danes je lepo vreme.", "V nedeljo gremo k babici."),
    ("sr", "Добро јутро, данас је лепо време.", "У недељу идемо код баке."),
    ("sv", "God morgon, det är fint väder i dag.", "På söndag åker vi till mormor."),
    ("th", "สวัสดีตอนเช้า วันนี้อากาศดี", "วันอาทิตย์เราจะไปบ้านคุณยาย"),
    ("tr", "Günaydın, bugün hava çok güzel.", "Pazar günü anneanneme gidiyoruz."),
    ("uk", "Доброго ранку, сьогодні гарна погода.", "У неділю їдемо до бабусі."),
    ("vi", "Chào buổi sáng, hôm nay trời đẹp.", "Chủ nhật cả nhà về thăm bà."),
    ("zh-Hans", "早上好，今天天气不错。", "星期天我们去看外婆。"),
    ("zh-Hant", "早安，今天天氣不錯。", "星期天我們去看外婆。"),
];

/// The sentence before and the one after.
pub fn around(lang: &str) -> Option<(&'static str, &'static str)> {
    let found = SENTENCES.iter().find(|s| s.0 == lang);
    found.map(|(_, before, after)| (*before, *after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_sentences_once() {
        assert!(SENTENCES.is_sorted_by(|a, b| a.0 < b.0));
        assert!(SENTENCES.iter().all(|s| s.1 != s.2));
        assert_eq!(around("xx"), None);
    }
}
