// The board: it connects to any node, and gets the orders of all of them.
const list = document.getElementById("orders");
const state = document.getElementById("state");
const items = new Map();

function show(order) {
    let item = items.get(order.id);
    if (!item) {
        item = document.createElement("li");
        items.set(order.id, item);
        list.append(item);
    }
    if (item.className !== "ready") { // what is ready stays ready, whatever comes late
        item.className = order.state === "READY" ? "ready" : "making";
        item.textContent = `${order.id}  ${order.cafe}: ${order.cups} × ${order.drink.toLowerCase().replace("_", " ")}`;
    }
}

function connect() {
    const socket = new WebSocket(location.origin.replace(/^http/, "ws") + "/board");
    socket.onopen = () => {
        items.clear();
        list.replaceChildren();
        state.textContent = "live";
    };
    socket.onmessage = (event) => {
        if (event.data === "again") { // something may have been missed: the node sends what is now
            socket.close();
        } else {
            show(JSON.parse(event.data));
        }
    };
    socket.onclose = () => { // another node answers, or the same one again
        state.textContent = "connecting …";
        setTimeout(connect, 300 + 700 * Math.random());
    };
}

connect();
