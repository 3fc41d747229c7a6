//! Words that say nothing about what an idea is about, per language.
//!
//! All are lower case and without diacritics, as [`crate::text`] compares them. Not here: words
//! that are merely frequent in this field ("process", "report"); the index weighs those down by
//! counting documents.

use std::{collections::HashMap, sync::LazyLock};

use crate::Lang;

const ENGLISH: &str = "a about above across after again against all almost along already also \
    although always am among an and another any anybody anyone anything are arent around as at \
    away be because been before being below between both but by can cannot cant could couldnt did \
    didnt do does doesnt doing done dont down during each either else etc even ever every \
    everybody everyone everything few for from further get gets getting got had has hasnt have \
    havent having he her here hers him his how however i if im in instead into is isnt it its \
    itself ive just least less let lets like lot lots made make makes many may maybe me might mine \
    more most much must my myself need needs neither never no nobody none nor not nothing now of \
    off often on once one only onto or other others our ours out over own per perhaps please quite \
    rather really same shall she should since so some somebody someone something sometimes still \
    such than that thats the their theirs them themselves then there theres these they theyre \
    thing things this those though through thus till to together too toward towards under until up \
    upon us use used uses using usually very via want wants was wasnt we well were werent weve \
    what whatever when where whether which while who whole whom whose why will with within without \
    wont would wouldnt yes yet you your yours yourself";

const PORTUGUESE: &str = "a acho agora ainda alem algo alguem algum alguma algumas alguns ali \
    ambos ao aos apenas apos aquela aquelas aquele aqueles aqui aquilo as assim ate atraves bem \
    cada com como contra contudo cuja cujo da daquele dar das de dela delas dele deles dentro \
    depois desde dessa desse desta deste deve devem do dos e ela elas ele eles em embora enquanto \
    entao entre era eram essa essas esse esses esta estamos estao estar estas estava estavam este \
    estes eu faz fazem fazer fica foi fomos for foram fosse ha havia hoje isso isto ja la lhe \
    lhes logo mais mas me mesma mesmas mesmo mesmos meu meus minha minhas muita muitas muito \
    muitos na nada nao nas nem nenhum nenhuma nessa nesse nesta neste no nos nossa nossas nosso \
    nossos num numa nunca o onde os ou outra outras outro outros para pela pelas pelo pelos per \
    pode podem poder podemos pois por porem porque pouca pouco poucos pra precisa precisamos pro \
    qual quais qualquer quando quanto quase que quem sao se seja sem sempre sendo ser sera seria \
    seu seus sido so sob sobre somos sou sua suas tal talvez tambem tanto tao tem temos tenho ter \
    teu teve tinha toda todas todo todos tudo um uma umas uns vai vamos vao varias varios ver vez \
    vezes voce voces";

const SPANISH: &str = "a acerca actualmente ademas ahi ahora al algo alguien algun alguna algunas \
    alguno algunos alli ambos ante antes aquel aquella aquellas aquello aquellos aqui asi aun \
    aunque bajo bien cada casi como con contra cual cuales cualquier cuando cuanto cuya cuyo da de \
    debe deben del dentro desde despues donde dos durante e el ella ellas ello ellos en entonces \
    entre era eran eres es esa esas ese eso esos esta estaba estaban estamos estan estar estas \
    este esto estos estoy fin fue fueron ha habia hace hacemos hacen hacer hacia han hasta hay he \
    hemos hoy igual incluso ir jamas junto la las le les lo los luego mas me mediante menos mi \
    mientras mio mis misma mismas mismo mismos mucha muchas mucho muchos muy nada nadie ni ningun \
    ninguna ninguno no nos nosotros nuestra nuestras nuestro nuestros nunca o os otra otras otro \
    otros para pero poco pocos podemos poder podria porque por pudiera puede pueden pues que quien \
    quienes sea sean segun ser seria si sido siempre sin sino sobre sola solo somos son soy su sus \
    suya tal tambien tampoco tan tanto te tenemos tener tengo ti tiene tienen toda todas todavia \
    todo todos tras tu tus u un una unas uno unos usted ustedes va vamos van varias varios veces \
    ver vez y ya yo";

const GERMAN: &str = "ab aber alle allem allen aller alles als also am an andere anderem anderen \
    anderer anderes auch auf aus ausser bei beide beiden beim bereits bevor bin bis bisher bist da \
    dabei dadurch dafur dafuer dagegen daher damit danach daneben dann daran darauf daraus darf \
    darin daruber darueber darum das dass davon davor dazu dein dem den denen denn dennoch der \
    deren derzeit des deshalb dessen die dies diese diesem diesen dieser dieses doch dort du durch \
    ebenso eher eigene eigenen ein eine einem einen einer eines einfach einige einigen einmal er \
    erst es etwa etwas euch fast fur fuer gab ganz gar geben gegen gerade gern gibt gut hab habe \
    haben hat hatte hatten hatte hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im \
    immer in indem ins ist ja je jede jedem jeden jeder jedes jedoch jemand jene jetzt kann kein \
    keine keinem keinen keiner konnen koennen konnte konnten kurz lassen mache machen macht man \
    manche manchmal mehr mein meine meinem meinen meiner meist meistens mich mir mit mochte \
    moechte muss mussen muessen musste nach nachdem neben nicht nichts nie niemand noch nun nur ob \
    oder oft ohne schon sehr sein seine seinem seinen seiner seit selber selbst sich sie sind so \
    sobald sogar solche soll sollen sollte somit sondern sonst sowie statt trotz uber ueber um und \
    uns unser unsere unserem unseren unserer unter viel viele vielen vom von vor wahrend waehrend \
    wann war waren warum was weil weiter welche welchem welchen welcher welches wenig wenn wer \
    werde werden wie wieder wieso will wir wird wirst wo wollen worden wurde wurden zu zum \
    zur zwar zwischen";

/// French, Italian and Dutch words that Portuguese, Spanish, German and English do not use: they
/// keep a text of a language without a stemmer here from being taken for its neighbour.
const ELSEWHERE: &str = "au aux avec cette ces chaque dans du elle est et il ils je leur leurs \
    mais nous ou par pas plus pour qui sans ses sont sur une vous che chi dei del della delle di \
    gli il mia nel nella nelle non ogni per piu quando questa questo sono suo tutti tutto alle \
    deze dit een en geen het hoe iedere kan maar met naar niet ook onze op te tot uit van veel \
    voor waar wij wordt zijn";

const OTHER_BIT: u8 = 1 << 4;

static LANGUAGES_OF: LazyLock<HashMap<&'static str, u8>> = LazyLock::new(|| {
    let lists = [
        (ENGLISH, bit(Lang::En)),
        (PORTUGUESE, bit(Lang::Pt)),
        (SPANISH, bit(Lang::Es)),
        (GERMAN, bit(Lang::De)),
        (ELSEWHERE, OTHER_BIT),
    ];
    let mut languages = HashMap::new();
    for (list, bit) in lists {
        for word in list.split_whitespace() {
            *languages.entry(word).or_default() |= bit;
        }
    }
    languages
});

/// The bit of a language in [`languages_of`]; other languages have no stop words here.
pub(crate) const fn bit(lang: Lang) -> u8 {
    match lang {
        Lang::En => 1,
        Lang::Pt => 1 << 1,
        Lang::Es => 1 << 2,
        Lang::De => 1 << 3,
        Lang::Other => 0,
    }
}

/// The languages in whose list the word stands, one bit each; the fifth bit is "elsewhere".
pub(crate) fn languages_of(folded: &str) -> u8 {
    LANGUAGES_OF.get(folded).copied().unwrap_or(0)
}

/// Whether the word carries no meaning of its own in this language.
pub(crate) fn is_stop_word(folded: &str, lang: Lang) -> bool {
    languages_of(folded) & bit(lang) != 0
}
