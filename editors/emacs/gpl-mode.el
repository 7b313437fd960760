;;; gpl-mode.el --- Edit strength-training plans (gplang)  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages
;; SPDX-License-Identifier: MIT

;;; Commentary:

;; Colours for plans in .gpl files, and the language server `gpl lsp' for eglot: M-x eglot.

;;; Code:

(defconst gpl-mode-headers '("plan" "athlete" "gym" "exercise" "scheme" "session" "week" "log" "done" "missed" "weight")
  "First words of the lines that open a block.")

(defconst gpl-mode-words
  '("gpl" "use" "id" "goal" "for" "level" "start" "timezone" "at" "unit" "round" "training-max" "in" "raise"
    "remind" "location" "skip" "pause" "event" "progress" "on-miss" "group" "max" "load" "equipment" "sensitive"
    "swap" "drop" "move" "bar" "plates" "like" "alias" "complex" "trains" "assists" "step" "deload" "warmup"
    "primary" "secondary" "accessory" "finisher" "circuit" "note" "wave" "stages" "or" "from" "cue" "mon" "tue"
    "wed" "thu" "fri" "sat" "sun" "adjust" "rotate" "hold" "of" "did" "skipped" "pain")
  "First words of all other lines.")

(defvar gpl-mode-font-lock
  `((,(concat "^[ \t]*" (regexp-opt '("athlete" "event" "exercise" "gym" "scheme" "session")) "[ \t]+\\([^] \t,|\"#[]+\\)")
     1 font-lock-type-face)
    (,(concat "^[ \t]*" (regexp-opt gpl-mode-headers t) "\\_>") 1 font-lock-type-face)
    (,(concat "^[ \t]*" (regexp-opt gpl-mode-words t) "\\_>") 1 font-lock-keyword-face)
    ("\\_<\\(\\(?:mon\\|tue\\|wed\\|thu\\|fri\\|sat\\|sun\\)-\\(?:mon\\|tue\\|wed\\|thu\\|fri\\|sat\\|sun\\)\\)\\_>"
     1 font-lock-keyword-face)
    ("\\(?:^\\|[ \t,|]\\)\\(@[^ \t,|#]+\\)" 1 font-lock-builtin-face)
    ("\\(?:^\\|[ \t,|]\\)\\([-+]?[0-9][^ \t,|#]*\\)" 1 font-lock-constant-face)
    ("[ \t]\\(rest\\|tempo\\|method\\|of\\|every\\|to\\|on\\|optional\\)\\_>" 1 font-lock-keyword-face)))

;;;###autoload
(define-derived-mode gpl-mode prog-mode "gpl"
  "Edit strength-training plans."
  (modify-syntax-entry ?# "<")
  (modify-syntax-entry ?\n ">")
  (modify-syntax-entry ?\" "\"")
  (modify-syntax-entry ?\\ "\\")
  (modify-syntax-entry ?- "_")
  (modify-syntax-entry ?@ "_")
  (setq-local comment-start "# "
              comment-start-skip "#+[ \t]*"
              font-lock-defaults '(gpl-mode-font-lock nil t)
              indent-tabs-mode nil
              tab-width 2
              indent-line-function #'indent-relative-first-indent-point))

;;;###autoload
(defun gpl-mode-unless-palette ()
  "Use `gpl-mode', but not for GIMP's palettes, which end in .gpl as well."
  (if (save-excursion (goto-char (point-min)) (looking-at "GIMP Palette"))
      (fundamental-mode)
    (gpl-mode)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.gpl\\'" . gpl-mode-unless-palette))

(with-eval-after-load 'eglot
  (defvar eglot-server-programs)
  (add-to-list 'eglot-server-programs '(gpl-mode . ("gpl" "lsp"))))

(provide 'gpl-mode)
;;; gpl-mode.el ends here
