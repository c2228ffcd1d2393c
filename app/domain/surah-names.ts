/**
 * Names of the surahs in the order of the mushaf: as the Ministry of Religious Affairs (Kemenag) spells them in
 * its plain Latin list, and in Arabic without vowel signs.
 */
const NAMES = [
  ["Al-Fatihah", "الفاتحة"],
  ["Al-Baqarah", "البقرة"],
  ["Ali 'Imran", "آل عمران"],
  ["An-Nisa'", "النساء"],
  ["Al-Ma'idah", "المائدة"],
  ["Al-An'am", "الأنعام"],
  ["Al-A'raf", "الأعراف"],
  ["Al-Anfal", "الأنفال"],
  ["At-Taubah", "التوبة"],
  ["Yunus", "يونس"],
  ["Hud", "هود"],
  ["Yusuf", "يوسف"],
  ["Ar-Ra'd", "الرعد"],
  ["Ibrahim", "إبراهيم"],
  ["Al-Hijr", "الحجر"],
  ["An-Nahl", "النحل"],
  ["Al-Isra'", "الإسراء"],
  ["Al-Kahf", "الكهف"],
  ["Maryam", "مريم"],
  ["Taha", "طه"],
  ["Al-Anbiya'", "الأنبياء"],
  ["Al-Hajj", "الحج"],
  ["Al-Mu'minun", "المؤمنون"],
  ["An-Nur", "النور"],
  ["Al-Furqan", "الفرقان"],
  ["Asy-Syu'ara'", "الشعراء"],
  ["An-Naml", "النمل"],
  ["Al-Qasas", "القصص"],
  ["Al-'Ankabut", "العنكبوت"],
  ["Ar-Rum", "الروم"],
  ["Luqman", "لقمان"],
  ["As-Sajdah", "السجدة"],
  ["Al-Ahzab", "الأحزاب"],
  ["Saba'", "سبإ"],
  ["Fatir", "فاطر"],
  ["Yasin", "يس"],
  ["As-Saffat", "الصافات"],
  ["Sad", "ص"],
  ["Az-Zumar", "الزمر"],
  ["Gafir", "غافر"],
  ["Fussilat", "فصلت"],
  ["Asy-Syura", "الشورى"],
  ["Az-Zukhruf", "الزخرف"],
  ["Ad-Dukhan", "الدخان"],
  ["Al-Jasiyah", "الجاثية"],
  ["Al-Ahqaf", "الأحقاف"],
  ["Muhammad", "محمد"],
  ["Al-Fath", "الفتح"],
  ["Al-Hujurat", "الحجرات"],
  ["Qaf", "ق"],
  ["Az-Zariyat", "الذاريات"],
  ["At-Tur", "الطور"],
  ["An-Najm", "النجم"],
  ["Al-Qamar", "القمر"],
  ["Ar-Rahman", "الرحمن"],
  ["Al-Waqi'ah", "الواقعة"],
  ["Al-Hadid", "الحديد"],
  ["Al-Mujadalah", "المجادلة"],
  ["Al-Hasyr", "الحشر"],
  ["Al-Mumtahanah", "الممتحنة"],
  ["As-Saff", "الصف"],
  ["Al-Jumu'ah", "الجمعة"],
  ["Al-Munafiqun", "المنافقون"],
  ["At-Tagabun", "التغابن"],
  ["At-Talaq", "الطلاق"],
  ["At-Tahrim", "التحريم"],
  ["Al-Mulk", "الملك"],
  ["Al-Qalam", "القلم"],
  ["Al-Haqqah", "الحاقة"],
  ["Al-Ma'arij", "المعارج"],
  ["Nuh", "نوح"],
  ["Al-Jinn", "الجن"],
  ["Al-Muzzammil", "المزمل"],
  ["Al-Muddassir", "المدثر"],
  ["Al-Qiyamah", "القيامة"],
  ["Al-Insan", "الإنسان"],
  ["Al-Mursalat", "المرسلات"],
  ["An-Naba'", "النبإ"],
  ["An-Nazi'at", "النازعات"],
  ["'Abasa", "عبس"],
  ["At-Takwir", "التكوير"],
  ["Al-Infitar", "الانفطار"],
  ["Al-Mutaffifin", "المطففين"],
  ["Al-Insyiqaq", "الانشقاق"],
  ["Al-Buruj", "البروج"],
  ["At-Tariq", "الطارق"],
  ["Al-A'la", "الأعلى"],
  ["Al-Gasyiyah", "الغاشية"],
  ["Al-Fajr", "الفجر"],
  ["Al-Balad", "البلد"],
  ["Asy-Syams", "الشمس"],
  ["Al-Lail", "الليل"],
  ["Ad-Duha", "الضحى"],
  ["Asy-Syarh", "الشرح"],
  ["At-Tin", "التين"],
  ["Al-'Alaq", "العلق"],
  ["Al-Qadr", "القدر"],
  ["Al-Bayyinah", "البينة"],
  ["Az-Zalzalah", "الزلزلة"],
  ["Al-'Adiyat", "العاديات"],
  ["Al-Qari'ah", "القارعة"],
  ["At-Takasur", "التكاثر"],
  ["Al-'Asr", "العصر"],
  ["Al-Humazah", "الهمزة"],
  ["Al-Fil", "الفيل"],
  ["Quraisy", "قريش"],
  ["Al-Ma'un", "الماعون"],
  ["Al-Kausar", "الكوثر"],
  ["Al-Kafirun", "الكافرون"],
  ["An-Nasr", "النصر"],
  ["Al-Lahab", "اللهب"],
  ["Al-Ikhlas", "الإخلاص"],
  ["Al-Falaq", "الفلق"],
  ["An-Nas", "الناس"],
] as const

/** The name of surah 1–114 as Indonesians write it. @throws for any other number. */
export function surahName(surah: number): string {
  return named(surah)[0]
}

/** The name of surah 1–114 in Arabic. @throws for any other number. */
export function surahArabicName(surah: number): string {
  return named(surah)[1]
}

/** The surah that a name or number as people type it means; undefined where it means none, or several. */
export function findSurah(typed: string): number | undefined {
  if (/^\s*\d{1,3}\s*$/.test(typed)) {
    const surah = Number(typed)
    return surah >= 1 && surah <= NAMES.length ? surah : undefined
  }
  const wanted = plain(typed)
  if (wanted === "") return undefined
  const names = NAMES.map(([name]) => plain(name))
  const exact = names.flatMap((name, at) => (name === wanted || bare(name) === bare(wanted) ? [at + 1] : []))
  if (exact.length > 0) return exact.length === 1 ? exact[0] : undefined
  const begun = names.flatMap((name, at) =>
    name.startsWith(wanted) || bare(name).startsWith(wanted) ? [at + 1] : [],
  )
  return begun.length === 1 ? begun[0] : undefined
}

function named(surah: number): (typeof NAMES)[number] {
  const names = NAMES[surah - 1]
  if (names === undefined) throw new Error(`There is no surah ${surah}`)
  return names
}

/** Letters alone, as all spellings share them. */
function plain(name: string): string {
  return name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]/g, "")
}

/** Without the article, which people leave out. */
function bare(name: string): string {
  return name.replace(/^(al|an|ar|as|asy|at|az|ad)(?=[a-z]{3})/, "")
}
