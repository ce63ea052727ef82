import {head} from './head.js';

const LONGEST = 100;
const MOST_INTERACTIONS = 200;

const selectors = new WeakMap(); // by entry
const touched = new Map(); // by interaction, because not each of its events has its element

/**
 * Returns the element of an entry: the one that was painted or touched, or the first that moved.
 */
const elementOf = ({element, target, sources}) =>
  element ?? target ?? (sources?.find(({node}) => node?.nodeType === 1) ?? sources?.[0])?.node;

/**
 * Reads the attribute, because the property of a form is its field with the name "id", if it has
 * one.
 */
const idOf = (node) => node.getAttribute?.('id');

const nameOf = (node) => {
  const {nodeName, nodeType, classList} = node;
  const id = idOf(node);
  if (id) return '#' + id;
  if (nodeType !== 1) return nodeName.replace('#', '').toUpperCase();
  return [nodeName.toLowerCase(), ...[...classList].sort()].join('.');
};

/**
 * Returns a short selector, from the element up to the nearest one with an id, as web-vitals writes
 * it.
 */
const selectorOf = (element) => {
  let selector = '';
  for (let node = element; node && node.nodeType !== 9; node = node.parentNode) {
    const name = nameOf(node);
    if (selector.length + name.length >= LONGEST) return selector || head(name, LONGEST);
    selector = selector ? name + '>' + selector : name;
    if (idOf(node)) break;
  }
  return selector;
};

const selectorFor = (entry) => {
  const element = elementOf(entry);
  if (element) return selectorOf(element);
  return entry.id ? '#' + entry.id : head(entry.targetSelector, LONGEST);
};

/** Stores the selector of an entry's element while the element exists. */
export const noteElement = (entry) => {
  const selector = selectorFor(entry);
  if (!selector) return;
  selectors.set(entry, selector);
  if (!entry.interactionId || touched.has(entry.interactionId)) return;
  touched.set(entry.interactionId, selector);
  if (touched.size > MOST_INTERACTIONS) touched.delete(touched.keys().next().value);
};

/** Returns the selector of an entry's element, undefined if it had been removed before. */
export const targetOf = (entry) => selectors.get(entry) ?? touched.get(entry.interactionId);
