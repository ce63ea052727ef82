const LONGEST = {release: 100, page: 1024};

const isShare = (text) => text !== '' && text >= 0 && text <= 1;

/** Warns on the console about attributes of the script that are unusable. */
export const warnOfAttributes = () => {
  const {dataset = {}} = document.querySelector('script[src*="groundspeed.js"]') ?? {};
  for (const name of ['page', 'release', 'sample']) {
    const text = dataset[name];
    const isUsable =
      text === undefined ||
      (name === 'sample' ? isShare(text) : text && text.length <= LONGEST[name]);
    if (!isUsable) console.warn(`Groundspeed can't use data-${name} as it is`);
  }
};
