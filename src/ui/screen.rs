//! Where everything stands, and what it is drawn with.

use std::rc::Rc;

use super::{
    keymap::Keymap,
    layout::{Divider, Layout, LayoutPrefs},
    paint::DrawContext,
    pane::Pane,
    theme::Theme,
    themes::{LoadError, Themes},
};
use crate::display::glyphs::Glyphs;

/// Layout, focus, colours, glyphs and keys.
#[derive(Clone, Debug)]
pub struct Screen {
    /// Where everything stands; follows from the size of the terminal, the focus and the preferences.
    pub layout: Layout,
    /// What the reader chose about the layout.
    pub prefs: LayoutPrefs,
    /// The pane that takes the keys.
    pub focus: Pane,
    /// The pane that had the focus before a drawer took it.
    before_drawer: Pane,
    /// The divider that is being dragged.
    pub dragged: Option<Divider>,
    /// The colours.
    pub theme: Theme,
    /// The names of all themes, in the order of `T`.
    pub theme_names: Rc<[String]>,
    themes: Themes,
    /// The glyphs.
    pub glyphs: &'static Glyphs,
    /// The keys.
    pub keymap: Rc<Keymap>,
}

impl Screen {
    /// A terminal of `width` by `height`.
    pub fn new(
        themes: Themes,
        theme: Theme,
        glyphs: &'static Glyphs,
        (width, height): (u16, u16),
    ) -> Screen {
        let prefs = LayoutPrefs::default();
        let focus = Pane::default();
        Screen {
            layout: Layout::new(width, height, focus, prefs),
            prefs,
            focus,
            before_drawer: focus,
            dragged: None,
            theme,
            theme_names: themes.names().into(),
            themes,
            glyphs,
            keymap: Rc::default(),
        }
    }

    /// How everything is drawn.
    pub fn context(&self) -> DrawContext<'_> {
        DrawContext {
            theme: &self.theme,
            glyphs: self.glyphs,
            keymap: &self.keymap,
        }
    }

    /// Columns and rows of the terminal.
    pub fn size(&self) -> (u16, u16) {
        (self.layout.area.width, self.layout.area.height)
    }

    /// Rows of `pane`, one at least.
    pub fn height_of(&self, pane: Pane) -> usize {
        let area = self.layout.pane(pane);
        area.map_or(1, |area| usize::from(area.height)).max(1)
    }

    /// Takes a new size of the terminal.
    pub fn resize(&mut self, width: u16, height: u16) {
        self.layout = Layout::new(width, height, self.focus, self.prefs);
    }

    /// Lays everything out again for the focus and the preferences.
    pub fn relayout(&mut self) {
        let (width, height) = self.size();
        self.resize(width, height);
    }

    /// The pane that gets the focus when `pane` is to be shown, or put away again.
    pub fn drawer(&mut self, pane: Pane) -> Pane {
        if self.focus == pane {
            return self.before_drawer;
        }
        if matches!(self.focus, Pane::Articles | Pane::Text) {
            self.before_drawer = self.focus;
        }
        pane
    }

    /// The name of the theme after this one.
    pub fn next_theme(&self) -> String {
        let mut names = self.theme_names.iter();
        let at = names.position(|name| *name == self.theme.name);
        let next = at.map_or(0, |at| (at + 1) % self.theme_names.len());
        self.theme_names[next].clone()
    }

    /// Draws in the theme named `name` from now on.
    ///
    /// # Errors
    ///
    /// Fails, and changes nothing, when there is no such theme or it cannot be read.
    pub fn choose_theme(&mut self, name: &str) -> Result<(), LoadError> {
        self.theme = self.themes.load(name)?;
        Ok(())
    }
}
