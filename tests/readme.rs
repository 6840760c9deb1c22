//! The picture in the README is the program's own screen. `UPDATE_EXPECT=1` draws it anew.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::{env, fmt::Write, fs, path::Path, sync::Arc};

use dateline::{
    display::glyphs,
    sample,
    ui::{app::App, key::Key, themes::Themes, view},
};
use dateline_core::{
    corpus::{self, corrections::Corrections},
    source::Input,
};
use ratatui::{
    buffer::{Buffer, Cell},
    layout::Rect,
    style::{Color, Modifier},
};

/// Columns and rows of the picture.
const SIZE: (u16, u16) = (120, 36);
/// Pixels of a cell.
const CELL: (u16, u16) = (8, 17);
/// What is pressed before the picture is taken: a name is followed to its second mention.
const KEYS: &[&str] = &["g", "e", "Enter", "Enter", "n"];

#[test]
fn the_picture_is_what_the_program_shows() {
    let themes = Themes::default();
    let theme = themes.load("ink").unwrap();
    let mut app = App::new(
        "Sample corpus".to_owned(),
        themes,
        theme,
        &glyphs::UNICODE,
        SIZE.0,
        SIZE.1,
    );
    app.receive_corpus(Arc::new(corpus::read(
        &[Input::Bundled(sample::TEXTS)],
        Corrections::default(),
    )));
    for key in KEYS {
        app.press(Key::parse(key).unwrap());
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    view::draw_on(&app, &mut buffer);
    let picture = svg(&buffer);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/screen.svg");
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &picture).unwrap();
    }
    let shown = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        shown == picture,
        "docs/screen.svg is not what the program shows; run this test with UPDATE_EXPECT=1"
    );
}

fn svg(buffer: &Buffer) -> String {
    let (width, height) = (SIZE.0 * CELL.0, SIZE.1 * CELL.1);
    let ground = colour(buffer[(0, 0)].bg, "#1c1b1a");
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace\" font-size=\"13\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{ground}\"/>\n"
    );
    for y in 0..SIZE.1 {
        let mut x = 0;
        while x < SIZE.0 {
            let first = &buffer[(x, y)];
            let mut text = String::new();
            let start = x;
            while x < SIZE.0 && same_style(&buffer[(x, y)], first) {
                text.push_str(buffer[(x, y)].symbol());
                x += 1;
            }
            write_run(&mut svg, first, &text, (start, y), &ground);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn write_run(svg: &mut String, cell: &Cell, text: &str, (x, y): (u16, u16), ground: &str) {
    let n = text.chars().count() as u16;
    let (mut fg, mut bg) = (colour(cell.fg, "#d8d4cf"), colour(cell.bg, ground));
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut fg, &mut bg);
    }
    let (left, top) = (x * CELL.0, y * CELL.1);
    if bg != ground {
        let (width, height) = (n * CELL.0, CELL.1);
        writeln!(
            svg,
            "<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{bg}\"/>"
        )
        .unwrap();
    }
    if text.trim().is_empty() {
        return;
    }
    let mut looks = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\".7\""),
    ] {
        if cell.modifier.contains(modifier) {
            looks.push_str(attribute);
        }
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let (base, length) = (top + 13, n * CELL.0);
    writeln!(
        svg,
        "<text x=\"{left}\" y=\"{base}\" textLength=\"{length}\" xml:space=\"preserve\" fill=\"{fg}\"{looks}>{text}</text>"
    )
    .unwrap();
}

fn same_style(a: &Cell, b: &Cell) -> bool {
    (a.fg, a.bg, a.modifier) == (b.fg, b.bg, b.modifier)
}

fn colour(colour: Color, default: &str) -> String {
    match colour {
        Color::Rgb(r, g, b) => format!("#{r:02x}{g:02x}{b:02x}"),
        _ => default.to_owned(),
    }
}
