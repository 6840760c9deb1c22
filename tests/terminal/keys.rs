//! Keys pressed, and what they lead to.

use crossterm::event::{KeyCode, KeyModifiers};
use dateline::ui::{action::Action, key::Key, keymap::BINDINGS};

use super::session::*;

#[test]
fn a_broken_theme_of_ones_own_is_told_with_its_line_and_the_old_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "dateline/themes/dusk.toml",
        "name = \"dusk\"\nground = \"dark\"\n[looks]\npersn = {}\n",
    );
    let config = folder.path().display().to_string();
    let start = Start {
        environment: &[("XDG_CONFIG_HOME", &config)],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    session.wait_for("Haider al-Abadi");
    session.press(":theme dusk\r");
    session.wait_for("dusk.toml:");
    session.press(":theme paper\r");
    session.wait_for("theme paper");
}

#[test]
fn a_jump_opens_what_is_typed_and_esc_leads_back() {
    let mut session = Session::start(&Start::default());
    session.wait_for("Haider al-Abadi");
    session.press("fpalmgate");
    session.wait_for("> palmgate");
    session.press("\r");
    session.wait_for("5/5");
    session.press("\u{1b}");
    session.wait_for("1/5");
}

#[test]
fn a_correction_is_there_at_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    write(
        folder.path(),
        "a.txt",
        "The old mill reopened on Monday, its owner Ada Lark said, two months after the flood.\n",
    );
    let path = folder.path().display().to_string();
    let start = Start {
        arguments: &[&path],
        ..Start::default()
    };
    let mut session = Session::start(&start);
    session.wait_for("no date");
    session.press("D2024-03-06\r");
    session.wait_for("Wed 6 Mar 2024");
    session.press("Q");
    session.end();
    let mut session = Session::start(&start);
    session.wait_for("Mon 4 Mar 2024");
    session.press("u");
    session.wait("no date", |screen| screen.contains("no date"));
}

#[test]
fn a_search_finds_as_one_types_and_n_walks_its_hits() {
    let mut session = Session::start(&Start::default());
    session.wait_for("Haider al-Abadi");
    session.press("/syria");
    session.wait_for(" hits");
    session.press("\rn");
    session.wait_for(" 2 of ");
    session.press("N");
    session.wait_for(" 1 of ");
}

#[test]
fn a_name_is_followed_from_its_card_and_esc_leads_back_step_by_step() {
    let start = Start {
        size: (80, 24),
        ..Start::default()
    };
    let mut session = Session::start(&start);
    session.wait_for("5 articles");
    assert!(!session.contents().contains("People"));
    session.press("e");
    session.wait_for("People");
    session.press("\r");
    session.wait_for("Spellings");
    session.press("n");
    session.wait("followed name", |screen| {
        screen.contains("Esc back") && !screen.contains("Spellings")
    });
    session.press("\u{1b}");
    session.wait_for("Spellings");
    session.press("\u{1b}");
    session.wait("drawer", |screen| {
        screen.contains("People") && !screen.contains("Spellings")
    });
}

#[test]
fn ctrl_o_goes_to_the_place_before() {
    let mut session = Session::start(&Start::default());
    session.wait_for("1/5");
    session.press("]");
    session.wait_for("2/5");
    session.press("\u{f}");
    session.wait_for("1/5");
}

#[test]
fn a_theme_that_is_chosen_changes_colours_at_once() {
    let mut session = Session::start(&Start::default());
    session.wait_for("Haider al-Abadi");
    let ground = |screen: &vt100::Screen| screen.cell(20, 60).unwrap().bgcolor();
    assert_eq!(ground(session.screen.screen()), vt100::Color::Default);
    session.press(":theme paper\r");
    session.wait_until("ground of its own", |screen| {
        matches!(ground(screen), vt100::Color::Rgb(..))
    });
    session.press(":theme terminal\r");
    session.wait_until("ground of the terminal", |screen| {
        ground(screen) == vt100::Color::Default
    });
}

#[test]
fn the_program_answers_after_every_key_of_its_table() {
    let mut session = Session::start(&Start::default());
    session.wait_for("Haider al-Abadi");
    let leaving = [
        Action::Quit,
        Action::BackOrQuit,
        Action::Cancel,
        Action::Suspend,
    ];
    let stay = BINDINGS.iter().filter(|it| !leaving.contains(&it.action));
    for (n, keys) in stay.flat_map(|it| it.keys).enumerate() {
        let sequence = Key::parse_sequence(keys).unwrap();
        let bytes: String = sequence.into_iter().map(bytes_of).collect();
        // A box that the key opens is cancelled, and then the prompt shows what is typed.
        let typed = format!(":answer{n}.");
        session.press(&format!("{bytes}\u{3}{typed}"));
        session.wait(&format!("answer after {keys}"), |it| it.contains(&typed));
        session.press("\u{3}");
        session.wait(&format!("end of the prompt after {keys}"), |it| {
            !it.contains(&typed)
        });
    }
    session.press("Q");
    assert_eq!(session.end().exit_code(), 0);
}

/// What a terminal sends for `key`.
fn bytes_of(key: Key) -> String {
    let (alt, code) = (key.modifiers == KeyModifiers::ALT, key.code);
    let control = key.modifiers == KeyModifiers::CONTROL;
    let arrow = |letter: char| match (alt, control) {
        (true, _) => format!("\u{1b}[1;3{letter}"),
        (_, true) => format!("\u{1b}[1;5{letter}"),
        _ => format!("\u{1b}[{letter}"),
    };
    match code {
        KeyCode::Char(c) if control => char::from(c as u8 & 0x1f).to_string(),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::Up => arrow('A'),
        KeyCode::Down => arrow('B'),
        KeyCode::Right => arrow('C'),
        KeyCode::Left => arrow('D'),
        KeyCode::Home => arrow('H'),
        KeyCode::End => arrow('F'),
        KeyCode::PageUp => "\u{1b}[5~".to_owned(),
        KeyCode::PageDown => "\u{1b}[6~".to_owned(),
        KeyCode::Delete => "\u{1b}[3~".to_owned(),
        KeyCode::Tab if key.modifiers == KeyModifiers::SHIFT => "\u{1b}[Z".to_owned(),
        KeyCode::Tab => "\t".to_owned(),
        KeyCode::Enter => "\r".to_owned(),
        KeyCode::Backspace => "\u{7f}".to_owned(),
        KeyCode::F(1) => "\u{1b}OP".to_owned(),
        // Escape alone would join with the key that follows.
        KeyCode::Esc => "\u{1b}[27u".to_owned(),
        other => panic!("{other:?} has no bytes here"),
    }
}
