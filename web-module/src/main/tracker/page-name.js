import {withoutSecrets} from './privacy.js';

/** Whether a path has the segments of a template, in which `{id}` stands for any one of them. */
const matches = (template, path) => {
  const parts = path.split('/');
  const wanted = template.split('/');
  return (
    wanted.length === parts.length &&
    wanted.every((part, i) => part[0] === '{' || part === parts[i])
  );
};

/**
 * The name of the page at a path: of several names, between spaces, the first that the path
 * matches, and of one that name; the path itself where there is none.
 */
export const pageName = (names, path) => {
  const bare = withoutSecrets(path);
  const all = names?.match(/\S+/g) ?? [bare];
  return withoutSecrets(all[1] ? all.find((one) => matches(one, bare)) ?? bare : all[0]);
};
