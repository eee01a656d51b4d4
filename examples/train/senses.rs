//! The senses of all languages: which gram says which.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use chainbreak::catalogue::Role;
use chainbreak::detect::grams::{HEAD, RUN, beginning, key, shortest};
use chainbreak::text::{fold, spaceless};

pub struct Senses {
    /// What each sense does in a message.
    pub roles: Vec<Option<Role>>,
    /// Gram and sense, without doubles.
    pub of: Vec<(u32, usize)>,
    /// How each gram is written.
    pub names: HashMap<u32, String>,
    /// How many grams there are in all.
    pub size: usize,
}

impl Senses {
    pub fn read(dir: &str) -> Senses {
        let list = fs::read_to_string(Path::new(dir).join("senses.tsv")).unwrap();
        let mut ids: Vec<&str> = Vec::new();
        let mut senses = Senses {
            roles: Vec::new(),
            of: Vec::new(),
            names: HashMap::new(),
            size: 0,
        };
        for line in list.lines().filter(|l| !l.starts_with("# ")) {
            let mut cells = line.split('\t');
            ids.push(cells.next().unwrap());
            senses.roles.push(cells.next().unwrap().parse().ok());
        }
        let mut paths: Vec<_> = fs::read_dir(dir)
            .unwrap()
            .map(|e| e.unwrap().path())
            .collect();
        paths.sort();
        for path in paths.iter().filter(|p| !p.ends_with("senses.tsv")) {
            for line in fs::read_to_string(path).unwrap().lines() {
                let (id, words) = line.split_once('\t').unwrap();
                let sense = ids.iter().position(|i| *i == id).unwrap();
                for word in words.split(' ').filter(|w| !w.is_empty()) {
                    for gram in grams_of(word) {
                        let key = key(&gram);
                        senses.of.push((key, sense));
                        senses.names.entry(key).or_insert(gram);
                    }
                }
            }
        }
        senses.of.sort_unstable();
        senses.of.dedup();
        senses
    }

    /// The same by the places of grams.
    pub fn placed(mut self, place: &HashMap<u32, u32>) -> Senses {
        self.of = self
            .of
            .iter()
            .filter_map(|(key, sense)| Some((*place.get(key)?, *sense)))
            .collect();
        self.size = place.len();
        self
    }
}

/// The grams that an entry stands for: `word`, `begin*`, `two_words`, or characters in a row.
fn grams_of(entry: &str) -> Vec<String> {
    let star = entry.ends_with('*');
    let folded = fold(&entry.replace('*', "").replace('_', " "));
    let text = folded.text.trim();
    let chars: Vec<char> = text.chars().collect();
    if chars.iter().any(|c| spaceless(*c)) {
        let chars: Vec<char> = chars.into_iter().filter(|c| *c != ' ').collect();
        let runs = chars.windows(RUN.min(chars.len()).max(1));
        return runs.map(|r| r.iter().collect()).collect();
    }
    let head = |w: &str| w.chars().take(HEAD.1).collect::<String>();
    let words: Vec<&str> = text.split(' ').collect();
    match words[..] {
        [""] => Vec::new(),
        [word] if star && chars.len() >= shortest(word) => {
            vec![word.to_owned(), format!("{}*", head(word))]
        }
        [word] => vec![word.to_owned()],
        [first, second] => vec![format!("{} {}", beginning(first), beginning(second))],
        _ => Vec::new(),
    }
}
