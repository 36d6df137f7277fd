/** Common words of each language, for phrases without meaning. Accents are those of Latin-1, which festival reads; Devanagari it reads as it is. */
const lists = {
  italian: [
    'il la le di che non una per con sono come ma se anche dove quando chi tutto bene qui poi ora sempre mai casa giorno',
    'tempo lavoro amico mondo vita mano parte anno cosa parola strada acqua luce porta finestra tavolo numero pagina',
    'lista fattura cliente prezzo mercato progetto gruppo domanda risposta problema sistema modello settimana mese',
    'ogni nuovo grande piccolo bello buono ultimo primo secondo vedere fare andare venire dire sapere potere volere',
    'parlare mangiare scrivere leggere aprire chiudere mostrare cercare trovare prendere lasciare uomo donna bambino',
    'sera mattina notte stagione inverno estate molto poco troppo quasi dopo prima sopra sotto dentro fuori insieme',
  ],
  czech: [
    'a je to na se ve do od za po jak kde kdy kdo co tak ale nebo proto dnes den noc hodina rok pan paní dům okno stole',
    'voda ruka noha hlava oko slovo práce cesta strana doba místo svět život otec matka bratr sestra syn dcera lidé',
    'nový starý malý velký dobrý krásný první druhý poslední celý mnoho málo stále ráno odpoledne veliká nedaleko',
    'mluvit dělat vidí mít jít dát vzít napsat otevírá zavolá hledá máme budeme jsou bylo bude pomalu rychle',
    'kniha strom pole město voda zima léto jaro podzim komora doma moje tvoje jeho naše kolem nahoru dolu tady támhle',
    'zákazník cena trh projekt skupina otázka problém systém model seznam smlouva peníze faktura ano ne tedy',
  ],
  finnish: [
    'ja on se ei että hän mutta kun niin kuin myös sitten nyt vain jo minä sinä me te he tämä tuo missä milloin kuka mikä',
    'talo päivä vuosi aika työ ihminen maa kaupunki vesi käsi silmä pää sana tie ovi ikkuna pöytä kirja sivu numero lista',
    'asiakas hinta lasku hanke ryhmä kysymys vastaus ongelma malli viikko kuukausi raha uusi vanha suuri pieni hyvä',
    'kaunis ensimmäinen toinen viimeinen kaikki paljon vähän aina harvoin ennen jälkeen alla yllä sisällä ulkona',
    'puhua tehdä nähdä mennä tulla sanoa tietää voida haluta kirjoittaa lukea avata sulkea näyttää hakea löytää ottaa',
    'metsä järvi meri lumi kesä talvi syksy kevät aamu ilta yö mies nainen lapsi äiti isä veli sisko koira kissa lintu',
  ],
  catalan: [
    'el la els les un una de del que i no per amb com quan on qui tot molt poc ara aqui sempre mai casa dia temps feina',
    'amic mon vida part any cosa paraula carrer aigua llum porta finestra taula numero llista factura client preu mercat',
    'projecte grup pregunta resposta problema sistema model setmana mes cada nou gran petit bonic bo primer segon',
    'veure fer anar venir dir saber poder voler parlar menjar escriure llegir obrir tancar mostrar buscar trobar agafar',
    'home dona nen tarda nit hivern estiu gaire massa quasi abans sobre sota dins fora junts camp arbre mar muntanya',
  ],
  hindi: [
    'और का की के को में से पर यह वह हम तुम मैं आप क्या कब कहाँ कौन नहीं हाँ बहुत कम अब फिर सब दिन रात समय घर काम पानी हाथ',
    'आँख सिर बात लोग देश गाँव शहर किताब नाम साल महीना सप्ताह दाम बाज़ार सवाल जवाब नया पुराना बड़ा छोटा अच्छा पहला दूसरा',
    'देखना करना जाना आना कहना जानना लिखना पढ़ना खोलना दिखाना लेना देना आदमी औरत बच्चा सुबह शाम सर्दी गर्मी पेड़ नदी',
    'पहाड़ रास्ता दरवाज़ा मेज़ पैसा सूची संख्या ग्राहक ऊपर नीचे अंदर बाहर साथ बाद पहले हमेशा कभी थोड़ा मेरा तेरा उसका हमारा',
  ],
};

/** A language whose words are here. */
export type Language = keyof typeof lists;

/** The words of a language. */
export const wordsIn = (language: Language): string[] => lists[language].flatMap((line) => line.split(' '));
