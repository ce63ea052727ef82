import {withoutSecrets} from './privacy.js';

/** Returns whether a path matches a template, in which `{id}` matches any one segment. */
const matches = (template, path) => {
  const parts = path.split('/');
  const wanted = template.split('/');
  return (
    wanted.length === parts.length &&
    wanted.every((part, i) => part[0] === '{' || part === parts[i])
  );
};

/**
 * Returns the name of the page at a path. Of several names, separated by spaces, it is the first
 * that the path matches; a single name is used as it is. Without a match or a name, it is the path.
 */
export const pageName = (names, path) => {
  const bare = withoutSecrets(path);
  const all = names?.match(/\S+/g) ?? [bare];
  return withoutSecrets(all[1] ? all.find((one) => matches(one, bare)) ?? bare : all[0]);
};
