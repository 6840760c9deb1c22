//! Grammatical relations.

/// What a word is to its head, by Universal Dependencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Relation {
    /// `root`
    Root,
    /// `nsubj`
    Nsubj,
    /// `nsubj:pass`
    NsubjPass,
    /// `nsubj:outer`
    NsubjOuter,
    /// `csubj`
    Csubj,
    /// `csubj:pass`
    CsubjPass,
    /// `csubj:outer`
    CsubjOuter,
    /// `obj`
    Obj,
    /// `iobj`
    Iobj,
    /// `obl`
    Obl,
    /// `obl:agent`
    OblAgent,
    /// `obl:unmarked`
    OblUnmarked,
    /// `ccomp`
    Ccomp,
    /// `xcomp`
    Xcomp,
    /// `advcl`
    Advcl,
    /// `advcl:relcl`
    AdvclRelcl,
    /// `acl`
    Acl,
    /// `acl:relcl`
    AclRelcl,
    /// `advmod`
    Advmod,
    /// `amod`
    Amod,
    /// `appos`
    Appos,
    /// `aux`
    Aux,
    /// `aux:pass`
    AuxPass,
    /// `case`
    Case,
    /// `cc`
    Cc,
    /// `cc:preconj`
    CcPreconj,
    /// `compound`
    Compound,
    /// `compound:prt`
    CompoundPrt,
    /// `conj`
    Conj,
    /// `cop`
    Cop,
    /// `dep`
    Dep,
    /// `det`
    Det,
    /// `det:predet`
    DetPredet,
    /// `discourse`
    Discourse,
    /// `dislocated`
    Dislocated,
    /// `expl`
    Expl,
    /// `fixed`
    Fixed,
    /// `flat`
    Flat,
    /// `goeswith`
    Goeswith,
    /// `list`
    List,
    /// `mark`
    Mark,
    /// `nmod`
    Nmod,
    /// `nmod:desc`
    NmodDesc,
    /// `nmod:poss`
    NmodPoss,
    /// `nmod:unmarked`
    NmodUnmarked,
    /// `nummod`
    Nummod,
    /// `orphan`
    Orphan,
    /// `parataxis`
    Parataxis,
    /// `punct`
    Punct,
    /// `reparandum`
    Reparandum,
    /// `vocative`
    Vocative,
}

impl Relation {
    /// Whether what is so related to its head is a clause.
    pub const fn is_clause(self) -> bool {
        use Relation::*;
        matches!(
            self,
            Root | Csubj
                | CsubjPass
                | CsubjOuter
                | Ccomp
                | Xcomp
                | Advcl
                | AdvclRelcl
                | Acl
                | AclRelcl
                | Parataxis
        )
    }

    /// Whether what is so related to a noun is no part of its narrow phrase.
    pub const fn is_set_off(self) -> bool {
        use Relation::*;
        matches!(
            self,
            Acl | AclRelcl
                | AdvclRelcl
                | Appos
                | Conj
                | Cc
                | Parataxis
                | Punct
                | Dep
                | List
                | Discourse
                | Advcl
        )
    }

    /// Whether it says who or what does or is what a clause tells.
    pub const fn is_subject(self) -> bool {
        use Relation::*;
        matches!(
            self,
            Nsubj | NsubjPass | NsubjOuter | Csubj | CsubjPass | CsubjOuter
        )
    }

    /// All, in the order of their numbers.
    pub const ALL: [Relation; 51] = [
        Relation::Root,
        Relation::Nsubj,
        Relation::NsubjPass,
        Relation::NsubjOuter,
        Relation::Csubj,
        Relation::CsubjPass,
        Relation::CsubjOuter,
        Relation::Obj,
        Relation::Iobj,
        Relation::Obl,
        Relation::OblAgent,
        Relation::OblUnmarked,
        Relation::Ccomp,
        Relation::Xcomp,
        Relation::Advcl,
        Relation::AdvclRelcl,
        Relation::Acl,
        Relation::AclRelcl,
        Relation::Advmod,
        Relation::Amod,
        Relation::Appos,
        Relation::Aux,
        Relation::AuxPass,
        Relation::Case,
        Relation::Cc,
        Relation::CcPreconj,
        Relation::Compound,
        Relation::CompoundPrt,
        Relation::Conj,
        Relation::Cop,
        Relation::Dep,
        Relation::Det,
        Relation::DetPredet,
        Relation::Discourse,
        Relation::Dislocated,
        Relation::Expl,
        Relation::Fixed,
        Relation::Flat,
        Relation::Goeswith,
        Relation::List,
        Relation::Mark,
        Relation::Nmod,
        Relation::NmodDesc,
        Relation::NmodPoss,
        Relation::NmodUnmarked,
        Relation::Nummod,
        Relation::Orphan,
        Relation::Parataxis,
        Relation::Punct,
        Relation::Reparandum,
        Relation::Vocative,
    ];

    const NAMES: [&str; 51] = [
        "root",
        "nsubj",
        "nsubj:pass",
        "nsubj:outer",
        "csubj",
        "csubj:pass",
        "csubj:outer",
        "obj",
        "iobj",
        "obl",
        "obl:agent",
        "obl:unmarked",
        "ccomp",
        "xcomp",
        "advcl",
        "advcl:relcl",
        "acl",
        "acl:relcl",
        "advmod",
        "amod",
        "appos",
        "aux",
        "aux:pass",
        "case",
        "cc",
        "cc:preconj",
        "compound",
        "compound:prt",
        "conj",
        "cop",
        "dep",
        "det",
        "det:predet",
        "discourse",
        "dislocated",
        "expl",
        "fixed",
        "flat",
        "goeswith",
        "list",
        "mark",
        "nmod",
        "nmod:desc",
        "nmod:poss",
        "nmod:unmarked",
        "nummod",
        "orphan",
        "parataxis",
        "punct",
        "reparandum",
        "vocative",
    ];

    /// As it is written in treebanks.
    pub const fn name(self) -> &'static str {
        Relation::NAMES[self as usize]
    }

    /// The one that is written so.
    pub fn parse(name: &str) -> Option<Relation> {
        let at = Relation::NAMES.iter().position(|known| *known == name)?;
        Some(Relation::ALL[at])
    }
}
