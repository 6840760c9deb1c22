//! The words beside names, and inside them, that tell what a name names. All in lower case.

use super::lexicon::Class;

/// Words with their class.
pub(super) const TABLES: &[(&str, Class)] = &[
    (FUNCTION, Class::FUNCTION),
    (TITLE, Class::TITLE),
    (OCCUPATION, Class::OCCUPATION),
    (HONORIFIC, Class::HONORIFIC),
    (ORG_HEAD, Class::ORG_HEAD),
    (ORG_NOUN, Class::ORG_NOUN),
    (PLACE_HEAD, Class::PLACE_HEAD),
    (PLACE_NOUN, Class::PLACE_NOUN),
    (EVENT_HEAD, Class::EVENT_HEAD),
    (EVENT_NOUN, Class::EVENT_NOUN),
    (PARTICLE, Class::PARTICLE),
    (HYPHEN_PARTICLE, Class::HYPHEN_PARTICLE),
    (SPEECH, Class::SPEECH),
    (PLACE_PREPOSITION, Class::PLACE_PREPOSITION),
    (DIRECTION, Class::DIRECTION),
    (CALENDAR, Class::CALENDAR),
    (NOT_NAME, Class::NOT_NAME),
    (TITLE_OPENER, Class::COMMON),
    (OWNER, Class::OWNER),
];

const FUNCTION: &str = "a an the and or but nor so yet if then than as at by for from in into of on \
    onto off out over under up down to with without within about above across after against along \
    amid among around before behind below beneath beside between beyond despite during except \
    inside near outside per since through throughout toward towards until upon via while when where \
    why how what which who whom whose that this these those there here i you he she it we they me \
    him her us them my your his its our their mine yours hers ours theirs is are was were be been \
    being am has have had do does did will would shall should can could may might must not no yes \
    all any both each every few many more most much some such other another one two three four five \
    six seven eight nine ten once also just only even still now however meanwhile although though \
    because whether like unlike according";

const TITLE: &str = "president vice-president premier minister chancellor secretary senator governor \
    mayor ambassador envoy chairman chairwoman chairperson speaker king queen prince princess duke \
    duchess lord lady baron sultan emir sheikh sheik shaikh crown sir dame mr mr. mrs mrs. ms ms. \
    miss mister dr dr. doctor prof prof. professor judge justice rev rev. reverend father bishop \
    archbishop cardinal rabbi ayatollah hojatoleslam imam mullah pope maulana mufti pastor sister \
    brother general gen gen. lieutenant lt lt. colonel col col. major maj maj. captain capt capt. \
    brigadier brig brig. commander cmdr cmdr. admiral adm adm. marshal sergeant sgt sgt. corporal \
    private inspector superintendent constable detective commissioner sheriff attorney rep rep. sen \
    sen. gov gov. congressman congresswoman chief director president-elect coach officer spokesman \
    spokeswoman spokesperson comrade tsar first-lady mp mps ceo cpl cpl. pvt pvt. supt supt. hon \
    hon. honourable mme mme. leader manager";

/// Ordinary words too, though they stand before a title more often than by themselves.
const TITLE_OPENER: &str = "prime grand interior defence defense";

const OCCUPATION: &str = "president premier minister chancellor secretary senator governor mayor \
    ambassador envoy chairman chairwoman chairperson speaker king queen prince princess sheikh \
    judge justice bishop archbishop cardinal rabbi cleric ayatollah imam pastor priest general \
    colonel major captain brigadier commander admiral lieutenant sergeant corporal inspector \
    superintendent constable detective commissioner sheriff attorney chief director coach officer \
    spokesman spokeswoman spokesperson analyst expert economist scientist researcher historian \
    professor doctor lawyer solicitor barrister prosecutor journalist reporter correspondent editor \
    columnist writer author novelist poet actor actress singer musician rapper composer director \
    filmmaker producer artist painter architect designer engineer activist campaigner dissident \
    politician lawmaker legislator parliamentarian deputy congressman diplomat negotiator banker \
    trader businessman businesswoman tycoon billionaire founder co-founder owner manager executive \
    ceo boss leader striker midfielder defender goalkeeper forward winger skipper batsman bowler \
    boxer player golfer cyclist driver sprinter pilot astronaut teacher headteacher student nurse \
    surgeon psychologist farmer fisherman shopkeeper resident villager survivor witness brother \
    sister father mother son daughter wife husband uncle aunt cousin nephew niece widow friend \
    teenager suspect gunman attacker bomber warlord strongman dictator emir successor predecessor \
    rival counterpart colleague";

const HONORIFIC: &str = "imam pope prophet saint mullah";

const ORG_HEAD: &str = "ministry department agency authority bureau office commission committee \
    council court parliament congress senate assembly government cabinet party movement front \
    alliance coalition union federation confederation league association organisation organization \
    society institute institution foundation trust fund centre center academy university college \
    school faculty hospital clinic centers centres church mosque museum library theatre orchestra club team army \
    navy force forces guard guards corps brigade brigades battalion battalions regiment division \
    command commands militia militias police service services unit units group groups company \
    corporation corp corp. inc inc. ltd ltd. plc llc co co. gmbh holdings bank banks airlines \
    airways motors industries systems technologies energy petroleum oil times post herald tribune \
    journal gazette telegraph chronicle press news radio television tv network media magazine daily \
    weekly studios records pictures entertainment partners associates brothers sons fc cf afc united \
    board staff secretariat directorate administration embassy consulate intelligence security \
    brotherhood jihad resistance initiative campaign project programme \
    program observatory monitor watch exchange markets chamber cooperative insurance airline railway \
    railways bundesbank treasury reserve tribunal inspectorate ombudsman network syndicate order \
    mission delegation";

const ORG_NOUN: &str = "group groups militia militias movement faction party newspaper daily weekly \
    magazine broadcaster channel television agency website network company firm maker carmaker \
    automaker airline bank retailer supermarket lender insurer manufacturer operator subsidiary \
    organisation organization charity ngo watchdog union gang cartel club side team militants \
    fighters rebels insurgents extremists jihadists terrorists members supporters \
    lawmakers shares affiliate consortium startup start-up thinktank paramilitaries guerrillas \
    outfit newswire portal";

const PLACE_HEAD: &str = "province governorate district county state region valley river lake sea \
    ocean bay gulf strait canal island islands isle peninsula mountain mountains mount hills hill \
    desert plain plains forest park city town village street avenue road boulevard square bridge \
    airport port harbour harbor airfield airbase crossing camp prison jail stadium castle palace \
    tower dam creek falls beach coast cape heights gate junction oblast prefecture canton \
    municipality suburb quarter basin glacier volcano delta oasis dam territory territories \
    highway motorway station barrage lakes ras wadi jebel jabal deir kafr khirbet";

const PLACE_NOUN: &str = "province provinces governorate governorates district districts county \
    counties state states region regions valley river rivers lake island islands peninsula \
    mountain mountains desert city cities town towns village villages hamlet hamlets suburb suburbs \
    neighbourhood neighborhood neighbourhoods capital port bridge airport airbase crossing camp \
    camps street stronghold enclave area areas territory municipality settlement oasis outskirts \
    countryside dam prefecture";

const EVENT_HEAD: &str = "war games olympics cup championship championships summit conference \
    festival revolution uprising accord accords treaty agreement massacre spring intifada marathon \
    open prix grammy oscars election elections referendum genocide holocaust convention operation \
    storm ramadan christmas easter";

const EVENT_NOUN: &str = "operation operations campaign offensive exercise exercises drill war \
    summit festival tournament manoeuvre manoeuvres maneuver";

const PARTICLE: &str = "al el bin ibn bint ben abu de del della der den di da dos du van von la le \
    ul ud";

const HYPHEN_PARTICLE: &str = "al el an ar as ash at ad adh az ath us ul ur es ed";

const SPEECH: &str = "said says told tells added adds warned warns insisted insists argued argues \
    explained explains claimed claims wrote tweeted stressed declared replied asked announced \
    recalled noted remarked confirmed denied admitted";

const PLACE_PREPOSITION: &str = "in at near from into across outside around towards toward throughout \
    to leaving entering reach reached visited";

const DIRECTION: &str = "northern southern eastern western north south east west northeast northwest \
    southeast southwest northeastern northwestern southeastern southwestern north-eastern central \
    upper lower downtown nearby";

const CALENDAR: &str = "january february march april may june july august september october november \
    december jan jan. feb feb. mar mar. apr apr. jun jun. jul jul. aug aug. sep sep. sept sept. oct \
    oct. nov nov. dec dec. monday tuesday wednesday thursday friday saturday sunday mon tue tues wed \
    thu thur thurs fri sat sun today yesterday tomorrow gmt utc est edt pst cet bst";

const NOT_NAME: &str = "arabic tv ceo cfo gdp dna rna hiv aids covid ied ieds pm am mp mps id ids it ai phd \
    photo photos picture source sources file image credit video ii iii iv vi vii viii \
    ix xi xii xiii xiv xv xvi xx xxi ok usd eur gbp ad bc ce faq pdf html http https www url usb sms \
    gps suv suvs vip vips ngo ngos ipo ipos hq bbl cctv asap rip diy dvd cd cds pc pcs lng gmo rpg \
    rpgs km kg mph sos os ps re q&a q a i x breaking update updated exclusive watch read \
    more advertisement editor's reporter correspondent staff mr mrs";

const OWNER: &str = "people workers women men children farmers teachers king queen veterans \
    writers players lawyers journalists soldiers mothers peoples shepherds consumers citizens";
