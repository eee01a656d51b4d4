//! A tree's nodes -> the bytes that [`trees`](super::trees) walks. The build packs with it, and so does the
//! trainer.

/// A node's first byte where it is a leaf.
pub const LEAF: u8 = 255;

/// One tree: a byte with its length, then its nodes, each before its branches. A leaf is [`LEAF`] and its
/// value; a node a part, the greatest value that goes left, and the length of the left branch, behind which
/// the right one begins. `nodes` come in the same order, as (part, greatest value) or ([`LEAF`], value);
/// `None` where they make no tree, or one too large.
pub fn pack(nodes: &[(u8, u8)]) -> Option<Vec<u8>> {
    let mut packed = vec![0];
    let mut nodes = nodes.iter();
    branch(&mut nodes, &mut packed)?;
    let length = u8::try_from(packed.len() - 1).ok()?;
    *packed.first_mut()? = length;
    nodes.next().is_none().then_some(packed)
}

fn branch<'a>(nodes: &mut impl Iterator<Item = &'a (u8, u8)>, packed: &mut Vec<u8>) -> Option<()> {
    let &(what, value) = nodes.next()?;
    packed.extend([what, value]);
    if what == LEAF {
        return Some(());
    }
    let at = packed.len();
    packed.push(0);
    branch(nodes, packed)?;
    let left = u8::try_from(packed.len() - at - 1).ok()?;
    *packed.get_mut(at)? = left;
    branch(nodes, packed)
}

#[cfg(test)]
mod tests {
    use super::{LEAF, pack};

    #[test]
    fn a_node_knows_where_its_right_branch_begins() {
        let nodes = [(3, 130), (4, 128), (LEAF, 1), (LEAF, 2), (LEAF, 3)];
        let packed = [12, 3, 130, 7, 4, 128, 2, LEAF, 1, LEAF, 2, LEAF, 3];
        assert_eq!(pack(&nodes).as_deref(), Some(&packed[..]));
        assert_eq!(pack(&[(LEAF, 9)]).as_deref(), Some(&[2, LEAF, 9][..]));
    }

    #[test]
    fn what_is_no_tree_is_not_packed() {
        assert_eq!(pack(&[]), None);
        assert_eq!(pack(&[(3, 130), (LEAF, 1)]), None);
        assert_eq!(pack(&[(LEAF, 1), (LEAF, 1)]), None);
        let mut large = vec![(3, 130); 60];
        large.extend([(LEAF, 1); 61]);
        assert_eq!(pack(&large), None);
    }
}
