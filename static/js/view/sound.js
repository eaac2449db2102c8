// Tones one after the other, only when somebody asks for them.

const LOUDNESS = 0.2;
const SWELL_S = 0.015;

export class Sound {
  /** `over()` is called once the last tone has been heard, or they are stopped. */
  constructor(over) {
    this.over = over;
    this.context = undefined;
  }

  get isPlaying() {
    return this.context !== undefined;
  }

  /** Plays tones: [{hz, atS, forS}], at least one. */
  play(tones) {
    this.stop();
    const context = new AudioContext();
    this.context = context;
    const from = context.currentTime + SWELL_S;
    const played = tones.map(({ hz, atS, forS }) => tone(context, hz, from + atS, forS));
    played.at(-1).onended = () => this.context === context && this.stop();
  }

  stop() {
    if (!this.context) return;
    this.context.close();
    this.context = undefined;
    this.over();
  }
}

/** A tone that swells and fades, so that nothing clicks. */
function tone(context, hz, atS, forS) {
  const voice = context.createOscillator();
  voice.type = 'triangle';
  voice.frequency.value = hz;
  const gain = context.createGain();
  gain.gain.value = 0;
  gain.gain.setValueAtTime(0, atS);
  gain.gain.linearRampToValueAtTime(LOUDNESS, atS + SWELL_S);
  gain.gain.setValueAtTime(LOUDNESS, atS + forS - 2 * SWELL_S);
  gain.gain.linearRampToValueAtTime(0, atS + forS - SWELL_S);
  voice.connect(gain).connect(context.destination);
  voice.start(atS);
  voice.stop(atS + forS);
  return voice;
}
