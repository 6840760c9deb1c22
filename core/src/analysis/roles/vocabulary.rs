//! The words that tell what a person or an organisation is, and those that end the phrase that does. All in lower case.

use std::{collections::HashMap, sync::LazyLock};

use bitflags::bitflags;

bitflags! {
    /// What is known of a word.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub(super) struct Class: u16 {
        /// Says what one person is: `spokesman`, `gen.`
        const PERSON = 1;
        /// Says what one organisation is: `militia`.
        const ORG = 1 << 1;
        /// Stands before such a word with a capital: `Deputy`, `Foreign`.
        const MODIFIER = 1 << 2;
        /// Begins a phrase: `the`, `its`.
        const DETERMINER = 1 << 3;
        /// Joins a phrase to the one it goes on from: `of`.
        const PREPOSITION = 1 << 4;
        /// Begins a clause about what stands before it: `who`.
        const RELATIVE = 1 << 5;
        /// Another word that no phrase of this kind goes over.
        const FUNCTION = 1 << 6;
        /// A verb that no rule of endings tells.
        const VERB = 1 << 7;
        /// A participle or a plural that is part of such a phrase all the same: `retired`, `arms`.
        const PART = 1 << 8;
        /// Says what someone does, whose object is what they do it for: `heads`.
        const LEADS = 1 << 9;
        /// `is`, `was`, after which stands what someone is.
        const COPULA = 1 << 10;
        /// A participle after which more about someone follows: `based`.
        const TRAILING = 1 << 11;
    }
}

/// What is known of `word`, whatever its capitals.
pub(super) fn class(word: &str) -> Class {
    let found = match word.bytes().all(|b| b.is_ascii_lowercase()) {
        true => WORDS.get(word),
        false => WORDS.get(word.to_lowercase().as_str()),
    };
    found.copied().unwrap_or_default()
}

static WORDS: LazyLock<HashMap<&'static str, Class>> = LazyLock::new(|| {
    let mut all: HashMap<&str, Class> = HashMap::new();
    for (words, class) in TABLES {
        for word in words.split_whitespace() {
            *all.entry(word).or_default() |= *class;
        }
    }
    all
});

const TABLES: &[(&str, Class)] = &[
    (PERSON, Class::PERSON),
    (ORG, Class::ORG),
    (MODIFIER, Class::MODIFIER),
    (DETERMINER, Class::DETERMINER),
    (PREPOSITION, Class::PREPOSITION),
    (RELATIVE, Class::RELATIVE),
    (FUNCTION, Class::FUNCTION),
    (VERB, Class::VERB),
    (PART, Class::PART),
    (LEADS, Class::LEADS),
    (COPULA, Class::COPULA),
    (TRAILING, Class::TRAILING),
];

const PERSON: &str = "president vice-president president-elect premier minister pm chancellor secretary senator sen. governor \
    gov. mayor deputy-mayor ambassador envoy consul chairman chairwoman chairperson chair speaker king queen prince \
    princess duke duchess emir sultan caliph sheikh judge justice magistrate bishop archbishop cardinal rabbi cleric \
    ayatollah imam mufti pastor priest pope monk nun vicar dean abbot general gen gen. lieutenant lt lt. colonel col \
    col. major maj maj. captain capt capt. brigadier brig brig. commander cmdr cmdr. admiral adm adm. marshal sergeant \
    sgt sgt. corporal cpl cpl. private soldier officer commandant inspector superintendent supt supt. constable \
    detective commissioner sheriff marshal policeman policewoman firefighter attorney solicitor barrister lawyer \
    prosecutor advocate counsel notary chief head director director-general manager leader co-leader boss ceo cfo \
    executive founder co-founder owner co-owner proprietor publisher landlord spokesman spokeswoman spokesperson \
    representative delegate mp mep congressman congresswoman lawmaker legislator parliamentarian councillor councilman \
    councilwoman alderman politician diplomat negotiator mediator adviser advisor aide assistant official bureaucrat \
    administrator coordinator co-ordinator organiser organizer member strongman dictator warlord chieftain mastermind \
    ideologue preacher analyst expert specialist strategist economist scientist researcher historian sociologist \
    anthropologist geologist biologist chemist physicist meteorologist hydrologist seismologist volcanologist \
    virologist epidemiologist ecologist archaeologist psychologist psychiatrist statistician mathematician engineer \
    architect designer professor prof prof. lecturer scholar academic fellow teacher headteacher headmaster \
    headmistress principal tutor doctor physician surgeon nurse midwife pharmacist paramedic vet journalist reporter \
    correspondent editor columnist writer author novelist poet playwright blogger photographer translator interpreter \
    broadcaster presenter anchor actor actress comedian singer musician composer conductor pianist guitarist rapper \
    dancer painter sculptor artist filmmaker director screenwriter producer curator librarian activist campaigner \
    dissident organiser banker trader broker investor accountant auditor treasurer businessman businesswoman \
    entrepreneur tycoon billionaire millionaire shareholder merchant retailer coach trainer captain striker \
    midfielder defender goalkeeper winger forward batsman bowler boxer golfer cyclist sprinter swimmer skier pilot \
    astronaut sailor skipper driver farmer fisherman shepherd baker butcher carpenter electrician plumber mechanic \
    builder shopkeeper chef cook waiter tailor miner trucker student pupil pensioner resident villager widow widower \
    husband wife brother sister father mother son daughter uncle aunt cousin nephew niece grandson granddaughter \
    grandfather grandmother successor predecessor counterpart colleague ombudsman mediator warden ranger guard \
    heir lady recorder coroner convener challenger gunman suspect bartender silversmith fiddler beekeeper \
    captive hostage victim survivor neighbour neighbor tourist commuter trucker candidate nominee veteran chaplain clerk registrar rector provost";

const ORG: &str = "group militia movement faction party newspaper weekly magazine broadcaster channel agency website \
    network company firm maker carmaker automaker airline bank retailer supermarket lender insurer manufacturer \
    operator subsidiary organisation organization charity ngo watchdog union gang cartel club team side outfit alliance \
    coalition bloc federation league association institute university college hospital think-tank thinktank startup \
    start-up consortium utility brewer miner developer contractor supplier publisher regulator ministry council force \
    unit brigade army orchestra band museum theatre theater foundation trust cooperative co-operative wing";

const MODIFIER: &str = "prime deputy vice first second foreign defence defense interior finance health justice education \
    trade energy oil transport agriculture environment culture labour labor home chief supreme senior junior lead \
    brigadier lieutenant army navy police air force security military state federal national regional district city \
    county town provincial opposition government party union staff sergeant former then ex late retired acting interim \
    outgoing incoming crown grand attorney press media managing executive general major human rights relief aid \
    assistant associate special principal permanent honorary grand chief democratic republican conservative labour \
    liberal socialist communist";

const DETERMINER: &str = "a an the his her its their our my this that one another";

const PREPOSITION: &str = "of for at in on to with from";

const RELATIVE: &str = "who whose whom which where when";

const FUNCTION: &str = "and or but nor so yet if then than as by into onto off out over under up down within without about \
    above across after against along amid among around before behind below beneath beside besides between beyond despite during \
    except inside near outside per since through throughout toward towards until upon via while why how what these \
    those there here i you he she it we they me him us them mine yours ours theirs not no yes all any both each every \
    few many more most much some such other also just only even still now however meanwhile although though because \
    whether like unlike according is are was were be been being am has have had do does did will would shall should \
    can could may might must said last next monday tuesday wednesday thursday friday saturday sunday today yesterday \
    tomorrow earlier later ago";

const VERB: &str = "met meets meet told made make took take gave give went go came come saw see got get left leave led \
    held hold kept keep won win lost lose fell fall rose rise ran run began begin became become brought bring bought buy \
    sold sell sent send spent spoke spoken stood stand sat sit shot shoot fought fight found find felt feel heard hear \
    knew know thought think taught teach caught catch hit hurt cut put let set read beat bet quit struck strike threw \
    throw wore wear wrote write broke break chose choose drove drive flew fly forgot forget forgave froze hid hide rode \
    sang shook stole steal swore swear tore woke wait let help want need try ask call thank greet join visit back urge";

const PART: &str = "former retired exiled disgraced jailed ousted deposed elected appointed veteran unnamed renowned \
    acclaimed celebrated respected seasoned united red acting outgoing incoming leading ruling managing founding \
    reigning visiting housing shipping banking building engineering marketing training trading mining farming planning \
    publishing broadcasting nursing flying fighting fundraising then arms sports news rights affairs operations sales \
    communications relations politics economics services forces public-relations intelligence armed special \
    long-serving early family elderly friendly";

const LEADS: &str = "heads leads chairs runs commands owns directs manages edits coaches coordinates oversees represents \
    founded headed led chaired commanded managed edited coached";

const COPULA: &str = "is was became remains";

const TRAILING: &str =
    "based born known devoted charged accused specialising specializing working close responsible";
