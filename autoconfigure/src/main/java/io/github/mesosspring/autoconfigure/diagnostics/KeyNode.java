package io.github.mesosspring.autoconfigure.diagnostics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A place in the tree of keys that are read. Not thread-safe.
 */
final class KeyNode {

	private final Map<String, KeyNode> children = new LinkedHashMap<>();

	private final Map<String, String> spellings = new LinkedHashMap<>();

	private @Nullable KeyNode entry;

	private boolean value;

	private boolean open;

	/**
	 * The place below this one.
	 * @param element the next element of the key
	 * @return the place, made if there is none
	 */
	KeyNode child(String element) {
		String uniform = Key.uniform(element);
		this.spellings.putIfAbsent(uniform, element);
		return this.children.computeIfAbsent(uniform, (name) -> new KeyNode());
	}

	/**
	 * Have something kept here by names of the application's choice.
	 * @param node the place of each
	 */
	void entry(KeyNode node) {
		this.entry = node;
	}

	/**
	 * Have all of another place below this one, but for some children.
	 * @param other the other place
	 * @param exceptions the children to leave out
	 */
	void likeAllBut(KeyNode other, Set<String> exceptions) {
		other.children.forEach((uniform, child) -> {
			if (!exceptions.contains(uniform)) {
				this.children.put(uniform, child);
				this.spellings.put(uniform, String.valueOf(other.spellings.get(uniform)));
			}
		});
	}

	/**
	 * A value may be here.
	 */
	void value() {
		this.value = true;
	}

	/**
	 * Anything may be here and below.
	 */
	void opened() {
		this.value = true;
		this.open = true;
	}

	/**
	 * Go to a place.
	 * @param key where to go from here
	 * @return the place, or {@code null} if there is none
	 */
	@Nullable KeyNode find(Key key) {
		KeyNode node = this;
		for (String element : key.elements()) {
			KeyNode next = node.children.get(Key.uniform(element));
			next = (next != null) ? next : node.entry;
			if (next == null || next.open) {
				return next;
			}
			node = next;
		}
		return node;
	}

	/**
	 * Whether something reads a key.
	 * @param key the key
	 * @return whether a value may be there
	 */
	boolean reads(Key key) {
		KeyNode node = find(key);
		return node != null && node.value;
	}

	/**
	 * Whether there are keys below one.
	 * @param key the key
	 * @return whether it is a group
	 */
	boolean isGroup(Key key) {
		KeyNode node = find(key);
		return node != null && (!node.children.isEmpty() || node.entry != null);
	}

	/**
	 * Name all keys. A name of the application's choice is taken from the key they are to
	 * be compared with, unless it is the last word there.
	 * @param compared the key they are to be compared with
	 * @param keys told of each
	 */
	void forEach(Key compared, Consumer<Key> keys) {
		forEach(new Key(List.of()), compared, keys);
	}

	private void forEach(Key path, Key compared, Consumer<Key> keys) {
		if (this.value && path.size() > 0) {
			keys.accept(path);
		}
		this.children.forEach((uniform, child) -> child.forEach(path.with(String.valueOf(this.spellings.get(uniform))),
				compared, keys));
		if (this.entry != null && path.size() < compared.size() - 1) {
			this.entry.forEach(path.with(compared.elements().get(path.size())), compared, keys);
		}
	}

}
