//! Boosted trees over the parts of a text, grown leaf by leaf.

use chainbreak::detect::parts::{COUNT, Parts};
use chainbreak::detect::trees::STEPS;

use crate::texts::Text;

/// How many trees.
const TREES: usize = 170;

/// Leaves of a tree.
const LEAVES: usize = 14;

/// How much of its step each tree takes.
const RATE: f32 = 0.07;

/// Least weight of the texts of a leaf.
const LEAST: f32 = 12.0;
/// How strongly leaves are drawn to zero.
const RIDGE: f32 = 2.0;
/// How much a text without label weighs against a hoax: a false label is the worst failure.
const CAUTION: f32 = 1.5;

/// A tree's node.
pub enum Node {
    Leaf(i8),
    Split(u8, u8, Box<Node>, Box<Node>),
}

struct Row<'a> {
    parts: &'a Parts,
    hoax: bool,
    weight: f32,
    score: f32,
    gradient: f32,
    curve: f32,
}

pub fn learn<'a>(texts: impl Iterator<Item = (&'a Text, &'a Parts)>) -> Vec<Node> {
    let mut rows: Vec<Row> = texts
        .map(|(t, parts)| Row {
            parts,
            hoax: t.class == 0,
            weight: t.weight * if t.class == 0 { 1.0 } else { CAUTION },
            score: 0.0,
            gradient: 0.0,
            curve: 0.0,
        })
        .collect();
    let mut random = 0x9e37_79b9u32;
    let mut trees = Vec::new();
    for _ in 0..TREES {
        for row in &mut rows {
            let p = 1.0 / (1.0 + (-row.score).exp());
            row.gradient = row.weight * (p - f32::from(u8::from(row.hoax)));
            row.curve = (row.weight * p * (1.0 - p)).max(1e-6);
        }
        // Each tree sees half of the parts, so that no single one decides everything.
        let open: Vec<bool> = (0..COUNT)
            .map(|_| {
                random ^= random << 13;
                random ^= random >> 17;
                random ^= random << 5;
                random & 1 == 0
            })
            .collect();
        let tree = grow(&mut rows, &open);
        trees.push(tree);
    }
    trees
}

struct Branch {
    rows: Vec<usize>,
    best: Option<(f32, u8, u8)>,
    /// Where it hangs: the way from the root.
    way: Vec<bool>,
}

fn grow(rows: &mut [Row], open: &[bool]) -> Node {
    let all: Vec<usize> = (0..rows.len()).collect();
    let first = Branch {
        best: best(rows, &all, open),
        rows: all,
        way: Vec::new(),
    };
    let mut leaves = vec![first];
    let mut splits: Vec<(Vec<bool>, u8, u8)> = Vec::new();
    while leaves.len() < LEAVES {
        let gain = |b: &Branch| b.best.map_or(f32::MIN, |g| g.0);
        let Some(at) =
            (0..leaves.len()).max_by(|a, b| gain(&leaves[*a]).total_cmp(&gain(&leaves[*b])))
        else {
            break;
        };
        let Some((_, part, most)) = leaves[at].best else {
            break;
        };
        let branch = leaves.swap_remove(at);
        let (left, right): (Vec<usize>, Vec<usize>) = branch
            .rows
            .iter()
            .partition(|r| rows[**r].parts[usize::from(part)] <= most);
        splits.push((branch.way.clone(), part, most));
        for (side, members) in [(true, left), (false, right)] {
            let mut way = branch.way.clone();
            way.push(side);
            leaves.push(Branch {
                best: best(rows, &members, open),
                rows: members,
                way,
            });
        }
    }
    let mut values = Vec::new();
    for leaf in &leaves {
        let g: f32 = leaf.rows.iter().map(|r| rows[*r].gradient).sum();
        let h: f32 = leaf.rows.iter().map(|r| rows[*r].curve).sum();
        let value = (-g / (h + RIDGE) * RATE * STEPS)
            .round()
            .clamp(-127.0, 127.0) as i8;
        for r in &leaf.rows {
            rows[*r].score += f32::from(value) / STEPS;
        }
        values.push((leaf.way.clone(), value));
    }
    node(&[], &splits, &values)
}

fn node(way: &[bool], splits: &[(Vec<bool>, u8, u8)], values: &[(Vec<bool>, i8)]) -> Node {
    if let Some((_, value)) = values.iter().find(|v| v.0 == way) {
        return Node::Leaf(*value);
    }
    let (_, part, most) = splits.iter().find(|s| s.0 == way).unwrap();
    let side = |left: bool| Box::new(node(&[way, &[left]].concat(), splits, values));
    Node::Split(*part, *most, side(true), side(false))
}

/// The split that gains most.
fn best(rows: &[Row], members: &[usize], open: &[bool]) -> Option<(f32, u8, u8)> {
    let worth = |g: f32, h: f32| g * g / (h + RIDGE);
    let mut found: Option<(f32, u8, u8)> = None;
    for part in (0..COUNT).filter(|p| open[*p]) {
        let mut bins = [(0.0f32, 0.0f32, 0.0f32); 256];
        for r in members {
            let row = &rows[*r];
            let bin = &mut bins[usize::from(row.parts[part])];
            bin.0 += row.gradient;
            bin.1 += row.curve;
            bin.2 += row.weight;
        }
        let all = bins
            .iter()
            .fold((0.0, 0.0, 0.0), |s, b| (s.0 + b.0, s.1 + b.1, s.2 + b.2));
        let mut left = (0.0, 0.0, 0.0);
        for (most, bin) in bins.iter().enumerate().take(255) {
            left = (left.0 + bin.0, left.1 + bin.1, left.2 + bin.2);
            if bin.2 == 0.0 || left.2 < LEAST || all.2 - left.2 < LEAST {
                continue;
            }
            let gain =
                worth(left.0, left.1) + worth(all.0 - left.0, all.1 - left.1) - worth(all.0, all.1);
            if gain > found.map_or(0.01, |f| f.0) {
                found = Some((gain, part as u8, most as u8));
            }
        }
    }
    found
}
