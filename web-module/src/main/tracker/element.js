const LONGEST = 100;

const selectors = new WeakMap(); // by entry

/** The element of an entry: painted, touched, or the first that moved. */
const elementOf = ({element, target, sources}) =>
  element ?? target ?? (sources?.find(({node}) => node?.nodeType === 1) ?? sources?.[0])?.node;

const nameOf = ({id, nodeName, nodeType, classList}) => {
  if (id) return '#' + id;
  if (nodeType !== 1) return nodeName.replace('#', '').toUpperCase();
  return [nodeName.toLowerCase(), ...[...classList].sort()].join('.');
};

/** A short selector: upwards from the element to the nearest with an id, as web-vitals writes it. */
const selectorOf = (element) => {
  let selector = '';
  for (let node = element; node && node.nodeType !== 9; node = node.parentNode) {
    const name = nameOf(node);
    if (selector.length + name.length >= LONGEST) return selector || name.slice(0, LONGEST);
    selector = selector ? name + '>' + selector : name;
    if (node.id) break;
  }
  return selector;
};

/** Takes note of an entry's element while it is there. */
export const noteElement = (entry) => {
  const element = elementOf(entry);
  if (element) selectors.set(entry, selectorOf(element));
  else if (entry.id) selectors.set(entry, '#' + entry.id);
  else if (entry.targetSelector) selectors.set(entry, entry.targetSelector.slice(0, LONGEST));
};

/** The selector of an entry's element, undefined if it was gone already. */
export const targetOf = (entry) => selectors.get(entry);
