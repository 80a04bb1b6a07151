// A document with marks. All text is set as text, never as markup.
export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".document")
  if (root.dataset.drawn !== data.drawn) {
    root.dataset.drawn = data.drawn
    root.replaceChildren(
      ...data.pieces.map(([text, mentions, start]) => {
        if (!mentions.length) return document.createTextNode(text)
        const mark = document.createElement("mark")
        mark.textContent = text
        mark.dataset.mentions = mentions.join(" ")
        mark.dataset.start = start
        mark.tabIndex = 0
        mark.setAttribute("role", "button")
        const choose = () => setTriggerValue("chosen", mentions[0])
        mark.onclick = choose
        mark.onkeydown = (event) => {
          if (event.key === "Enter" || event.key === " ") {
            event.preventDefault()
            choose()
          }
        }
        return mark
      }),
    )
  }
  let first = null
  for (const mark of root.querySelectorAll("mark")) {
    const chosen = data.chosen !== null && mark.dataset.mentions.split(" ").includes(data.chosen)
    mark.classList.toggle("chosen", chosen)
    if (chosen && first === null) first = mark
  }
  if (data.at !== null && root.dataset.at !== data.at) {
    root.dataset.at = data.at
    const there = [...root.querySelectorAll("mark")].filter((mark) => Number(mark.dataset.start) <= Number(data.at)).pop()
    ;(there || first)?.scrollIntoView({ block: "center" })
  }
}
