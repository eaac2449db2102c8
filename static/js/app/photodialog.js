// Asks for a photograph, from a file or the camera, and for the face in it. A file goes to this page's own server, whose
// reader knows every way in which a file can be bad, and comes back upright; it is kept nowhere.

import * as api from './api.js';
import { CropBox } from '../view/cropbox.js';
import { h, inWords, say } from '../view/dom.js';

/** Pixels of the cut-out square: what the models look at. */
const PHOTO_SIDE = 64;

/** Megabytes that the server's reader takes. */
const MOST_MB = 25;

/** What it reads; whoever has a picture in another format is asked for one of these by a phone's own dialog. */
const READ = 'image/jpeg,image/png,image/gif,image/bmp,.pgm,.ppm';

/** A camera's picture is shown no larger than a file's. */
const LARGEST_SHOWN = 1024;

/** Opens the dialog; answers the face as a PNG data address, or null when nobody chose one. */
export function choosePhoto() {
  return new Promise((resolve) => new PhotoDialog(resolve));
}

class PhotoDialog {
  constructor(resolve) {
    const canFilm = Boolean(navigator.mediaDevices?.getUserMedia);
    this.file = h('input', { type: 'file', accept: READ, id: 'photo-file', onchange: () => this.read(this.file.files[0]) });
    this.problem = h('p', { class: 'error', role: 'alert' });
    this.stage = h('div', { class: 'photo-stage' });
    this.camera = h('button', { type: 'button', textContent: say('photo.camera'), onclick: () => this.film() });
    this.use = h('button', { type: 'button', class: 'go', textContent: say('photo.use'), disabled: true, onclick: () => this.finish() });
    this.dialog = h('dialog', { class: 'photo', 'aria-labelledby': 'photo-title' },
      h('h2', { id: 'photo-title', textContent: say('photo.title') }),
      h('p', { class: 'hint', textContent: say('photo.privacy') }),
      h('div', { class: 'row wrap' }, h('label', { class: 'file', htmlFor: 'photo-file' }, h('span', { textContent: say('photo.file') }), this.file),
        canFilm ? this.camera : h('span', { class: 'hint', textContent: say('photo.cameraWhere') })),
      this.problem, this.stage,
      h('div', { class: 'row' }, this.use,
        h('button', { type: 'button', textContent: say('photo.cancel'), onclick: () => this.dialog.close() })));
    this.dialog.addEventListener('close', () => {
      this.stopFilming();
      this.dialog.remove();
      resolve(this.chosen ?? null);
    });
    document.body.append(this.dialog);
    this.dialog.showModal();
  }

  async read(file) {
    if (!file) return;
    this.stopFilming();
    this.asked = file;
    if (file.size > MOST_MB * 2 ** 20) {
      this.fail(say('photo.bytes', file.name, MOST_MB));
      return;
    }
    this.fail('');
    this.clear(say('photo.reading', file.name));
    try {
      const bitmap = await createImageBitmap(await api.uprightPhoto(file));
      if (this.asked === file) this.crop(bitmap, bitmap.width, bitmap.height);
      bitmap.close();
    } catch (error) {
      if (this.asked === file) this.fail(inWords(error));
    }
  }

  async film() {
    this.stopFilming();
    this.asked = undefined;
    this.fail('');
    this.clear();
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'user' }, audio: false });
    } catch {
      if (!this.asked) this.fail(say('photo.noCamera'));
      return;
    }
    if (!this.dialog.open || this.asked || this.stream) { // thought better of it while the browser asked
      stream.getTracks().forEach((track) => track.stop());
      return;
    }
    this.stream = stream;
    const video = h('video', { autoplay: true, muted: true, playsInline: true });
    video.srcObject = this.stream;
    const snap = h('button', { type: 'button', class: 'go', textContent: say('photo.snap'), onclick: () => this.snap(video) });
    this.stage.replaceChildren(video, snap);
    snap.focus();
  }

  snap(video) {
    if (!video.videoWidth) return;
    const picture = h('canvas', { width: video.videoWidth, height: video.videoHeight });
    picture.getContext('2d').drawImage(video, 0, 0);
    this.stopFilming();
    this.crop(picture, picture.width, picture.height);
  }

  crop(picture, width, height) {
    this.fail('');
    const scale = Math.min(1, LARGEST_SHOWN / Math.max(width, height));
    const box = h('div');
    this.stage.replaceChildren(h('p', { class: 'hint', textContent: say('crop.hint') }), box);
    this.cropBox = new CropBox(box);
    this.cropBox.open(picture, Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
    this.use.disabled = false;
  }

  /** Says what is wrong, if anything; then there is nothing to be used. */
  fail(sentence) {
    this.problem.textContent = sentence;
    if (sentence) this.clear();
  }

  /** Takes away the picture before; `words` say what is being waited for. */
  clear(words = '') {
    this.stage.replaceChildren(...(words ? [h('p', { class: 'hint', role: 'status', textContent: words })] : []));
    this.use.disabled = true;
  }

  stopFilming() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = undefined;
  }

  finish() {
    this.chosen = this.cropBox.cut(PHOTO_SIDE);
    this.dialog.close();
  }
}
