// "Next step" walks through the steps of a journey.
const steps = [...document.querySelectorAll('#steps li')];
document.getElementById('next-step').addEventListener('click', () => {
  const at = steps.findIndex((step) => step.hasAttribute('aria-current'));
  steps[at].removeAttribute('aria-current');
  steps[(at + 1) % steps.length].setAttribute('aria-current', 'step');
});
