//! Parts of speech.

/// A part of speech, of the Penn Treebank's with those that were added for the web.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Tag {
    /// `CC`
    Cc,
    /// `CD`
    Cd,
    /// `DT`
    Dt,
    /// `EX`
    Ex,
    /// `FW`
    Fw,
    /// `IN`
    In,
    /// `JJ`
    Jj,
    /// `JJR`
    Jjr,
    /// `JJS`
    Jjs,
    /// `LS`
    Ls,
    /// `MD`
    Md,
    /// `NN`
    Nn,
    /// `NNP`
    Nnp,
    /// `NNPS`
    Nnps,
    /// `NNS`
    Nns,
    /// `PDT`
    Pdt,
    /// `POS`
    Pos,
    /// `PRP`
    Prp,
    /// `PRP$`
    PrpPoss,
    /// `RB`
    Rb,
    /// `RBR`
    Rbr,
    /// `RBS`
    Rbs,
    /// `RP`
    Rp,
    /// `SYM`
    Sym,
    /// `TO`
    To,
    /// `UH`
    Uh,
    /// `VB`
    Vb,
    /// `VBD`
    Vbd,
    /// `VBG`
    Vbg,
    /// `VBN`
    Vbn,
    /// `VBP`
    Vbp,
    /// `VBZ`
    Vbz,
    /// `WDT`
    Wdt,
    /// `WP`
    Wp,
    /// `WP$`
    WpPoss,
    /// `WRB`
    Wrb,
    /// `.`
    Stop,
    /// `,`
    Comma,
    /// `:`
    Colon,
    /// Two back-ticks: a quotation begins
    Open,
    /// `''`
    Close,
    /// `-LRB-`
    OpenBracket,
    /// `-RRB-`
    CloseBracket,
    /// `$`
    Currency,
    /// `HYPH`
    Hyphen,
    /// `NFP`
    Marks,
    /// `ADD`
    Address,
    /// `AFX`
    Affix,
    /// `GW`
    GoesWith,
    /// `XX`
    Other,
}

impl Tag {
    /// Whether it is a verb, but no modal one.
    pub const fn is_verb(self) -> bool {
        matches!(
            self,
            Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz
        )
    }

    /// Whether it is a verb in a form that has tense, or a modal one.
    pub const fn is_finite(self) -> bool {
        matches!(self, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md)
    }

    /// Whether it is a noun or a name.
    pub const fn is_noun(self) -> bool {
        matches!(self, Tag::Nn | Tag::Nns | Tag::Nnp | Tag::Nnps)
    }

    /// All, in the order of their numbers.
    pub const ALL: [Tag; 50] = [
        Tag::Cc,
        Tag::Cd,
        Tag::Dt,
        Tag::Ex,
        Tag::Fw,
        Tag::In,
        Tag::Jj,
        Tag::Jjr,
        Tag::Jjs,
        Tag::Ls,
        Tag::Md,
        Tag::Nn,
        Tag::Nnp,
        Tag::Nnps,
        Tag::Nns,
        Tag::Pdt,
        Tag::Pos,
        Tag::Prp,
        Tag::PrpPoss,
        Tag::Rb,
        Tag::Rbr,
        Tag::Rbs,
        Tag::Rp,
        Tag::Sym,
        Tag::To,
        Tag::Uh,
        Tag::Vb,
        Tag::Vbd,
        Tag::Vbg,
        Tag::Vbn,
        Tag::Vbp,
        Tag::Vbz,
        Tag::Wdt,
        Tag::Wp,
        Tag::WpPoss,
        Tag::Wrb,
        Tag::Stop,
        Tag::Comma,
        Tag::Colon,
        Tag::Open,
        Tag::Close,
        Tag::OpenBracket,
        Tag::CloseBracket,
        Tag::Currency,
        Tag::Hyphen,
        Tag::Marks,
        Tag::Address,
        Tag::Affix,
        Tag::GoesWith,
        Tag::Other,
    ];

    const NAMES: [&str; 50] = [
        "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNP", "NNPS",
        "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB",
        "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", ".", ",", ":", "``", "''",
        "-LRB-", "-RRB-", "$", "HYPH", "NFP", "ADD", "AFX", "GW", "XX",
    ];

    /// As it is written in treebanks.
    pub const fn name(self) -> &'static str {
        Tag::NAMES[self as usize]
    }

    /// The one that is written so.
    pub fn parse(name: &str) -> Option<Tag> {
        let at = Tag::NAMES.iter().position(|known| *known == name)?;
        Some(Tag::ALL[at])
    }
}
