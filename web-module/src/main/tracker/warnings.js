const LONGEST = {release: 100, page: 1024};

const isShare = (text) => text !== '' && text >= 0 && text <= 1;

/** Says on the console which attributes of the script can't be used as they are. */
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
