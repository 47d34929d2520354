import { expect } from "chai";
import { ASSETS, ethers, fresh, moved, orderIn, REASON, ZERO_ADDRESS } from "./kit.ts";

describe("deposit", () => {
  for (const asset of ASSETS) {
    it(`ORD-3 deposit, ${asset}, stands in the caller's balance`, async () => {
      const world = await fresh();
      const token = asset === "coin" ? ZERO_ADDRESS : await world.token.getAddress();
      const value = asset === "coin" ? 700n : 0n;
      let sent: ReturnType<typeof world.escrow.deposit> | undefined;
      const changes = await moved(world, token, () => {
        sent = world.escrow.connect(world.client).deposit(token, 700n, { value });
        return sent;
      });
      expect(changes).to.deep.equal({ "client wallet": -700n, "client balance": 700n, escrow: 700n });
      await expect(sent).to.emit(world.escrow, "Deposited").withArgs(world.client.address, token, 700);
    });
  }

  it("deposit, nothing, is refused", async () => {
    const world = await fresh();
    await expect(world.escrow.deposit(ZERO_ADDRESS, 0n))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_AmountOutOfRange")
      .withArgs(0, ethers.MaxUint256);
  });

  it("deposit, coin other than announced or beside a token, is refused", async () => {
    const world = await fresh();
    await expect(world.escrow.deposit(ZERO_ADDRESS, 5n, { value: 4n }))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_ValueWrong")
      .withArgs(5, 4);
    await expect(world.escrow.connect(world.client).deposit(world.token, 5n, { value: 5n }))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_ValueWrong")
      .withArgs(0, 5);
  });

  it("deposit, a token that keeps a fee or has no code, is refused", async () => {
    const world = await fresh();
    const token = await ethers.deployContract("FeeToken");
    await token.mint(world.client, 1_000n);
    await token.connect(world.client).approve(world.escrow, ethers.MaxUint256);
    await expect(world.escrow.connect(world.client).deposit(token, 200n))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_ReceivedWrong")
      .withArgs(200, 198);
    await expect(world.escrow.connect(world.client).deposit(world.other, 200n))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_TokenHasNoCode")
      .withArgs(world.other.address);
  });
});

describe("withdraw", () => {
  for (const asset of ASSETS) {
    it(`ORD-3 withdraw, ${asset}, goes where its owner says`, async () => {
      const world = await fresh();
      const token = asset === "coin" ? ZERO_ADDRESS : await world.token.getAddress();
      const client = world.escrow.connect(world.client);
      await client.deposit(token, 700n, { value: asset === "coin" ? 700n : 0n });
      let sent: ReturnType<typeof world.escrow.withdraw> | undefined;
      const changes = await moved(world, token, () => {
        sent = client.withdraw(token, 300n, world.stranger);
        return sent;
      });
      expect(changes).to.deep.equal({ "client balance": -300n, "stranger wallet": 300n, escrow: -300n });
      await expect(sent)
        .to.emit(world.escrow, "Withdrawn")
        .withArgs(world.client.address, token, 300, world.stranger.address);
    });
  }

  it("withdraw, commission and arbiter's fee, by platform and arbiter", async () => {
    const world = await fresh();
    const { escrow, arbiter, platform } = world;
    const { terms } = await orderIn(world, "Disputed");
    await escrow.connect(arbiter).rule(terms, 800_000n, REASON, "0x");
    const changes = await moved(world, ZERO_ADDRESS, () =>
      escrow.connect(platform).withdraw(ZERO_ADDRESS, 100_000n, platform),
    );
    expect(changes).to.deep.equal({
      "platform wallet": 100_000n,
      "platform balance": -100_000n,
      escrow: -100_000n,
    });
    await escrow.connect(arbiter).withdraw(ZERO_ADDRESS, 33_300n, arbiter);
    expect(await ethers.provider.getBalance(escrow)).to.equal(0n);
  });

  it("withdraw, more than the balance or another's, is refused", async () => {
    const world = await fresh();
    await world.escrow.connect(world.client).deposit(ZERO_ADDRESS, 700n, { value: 700n });
    await expect(world.escrow.connect(world.client).withdraw(ZERO_ADDRESS, 701n, world.client))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_BalanceTooLow")
      .withArgs(700, 701);
    await expect(world.escrow.connect(world.stranger).withdraw(ZERO_ADDRESS, 1n, world.stranger))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_BalanceTooLow")
      .withArgs(0, 1);
  });

  it("withdraw, nothing, is refused", async () => {
    const world = await fresh();
    const client = world.escrow.connect(world.client);
    await client.deposit(ZERO_ADDRESS, 700n, { value: 700n });
    await expect(client.withdraw(ZERO_ADDRESS, 0n, world.client))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_AmountOutOfRange")
      .withArgs(0, 700n);
  });

  it("withdraw, to zero or to the escrow itself, is refused", async () => {
    const world = await fresh();
    const client = world.escrow.connect(world.client);
    await client.deposit(ZERO_ADDRESS, 700n, { value: 700n });
    for (const to of [ZERO_ADDRESS, await world.escrow.getAddress()]) {
      await expect(client.withdraw(ZERO_ADDRESS, 1n, to))
        .to.be.revertedWithCustomError(world.escrow, "Escrow_TargetInvalid")
        .withArgs(to);
    }
  });

  it("withdraw, to a receiver that refuses, is refused and the balance stays", async () => {
    const world = await fresh();
    const client = world.escrow.connect(world.client);
    const refuser = await ethers.deployContract("RefusingWallet");
    await client.deposit(ZERO_ADDRESS, 700n, { value: 700n });
    await expect(client.withdraw(ZERO_ADDRESS, 700n, refuser))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_TransferFailed")
      .withArgs(await refuser.getAddress(), 700);
    expect(await world.escrow.balanceOf(world.client, ZERO_ADDRESS)).to.equal(700n);
  });

  it("withdraw, a token that answers false, is refused and the balance stays", async () => {
    const world = await fresh();
    const token = await ethers.deployContract("FalseToken");
    await token.mint(world.client, 700n);
    await token.connect(world.client).approve(world.escrow, ethers.MaxUint256);
    await world.escrow.connect(world.client).deposit(token, 700n);
    await token.setRefusing(true);
    await expect(world.escrow.connect(world.client).withdraw(token, 700n, world.client))
      .to.be.revertedWithCustomError(world.escrow, "SafeERC20FailedOperation")
      .withArgs(await token.getAddress());
    expect(await world.escrow.balanceOf(world.client, token)).to.equal(700n);
  });

  it("withdraw, has no gas cap: a receiver may do as much as its caller pays for", async () => {
    const world = await fresh();
    const hungry = await ethers.deployContract("HungryWallet");
    await world.escrow.connect(world.client).deposit(ZERO_ADDRESS, 700n, { value: 700n });
    await world.escrow.connect(world.client).withdraw(ZERO_ADDRESS, 700n, hungry);
    expect(await ethers.provider.getBalance(hungry)).to.equal(700n);
  });

  it("pushToken, by anyone but the contract itself, is refused", async () => {
    const world = await fresh();
    await world.escrow.connect(world.client).deposit(world.token, 700n);
    await expect(world.escrow.connect(world.client).pushToken(world.token, world.client, 700n))
      .to.be.revertedWithCustomError(world.escrow, "Escrow_NotAllowed")
      .withArgs(world.client.address);
  });
});
